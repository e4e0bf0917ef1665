package io.cardradar.chaos;

import io.cardradar.kernel.NewId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes new events: most of the big company, a few late, a few of employees. Thread-safe. */
final class Making {
    private static final List<String> TYPES =
            List.of("card.view", "card.view", "site.view", "card.like", "product.list");
    private static final int LARGEST = 20;
    private static final int OLDEST_DAYS = 20;

    private final List<Company> companies;
    private final Random random;
    private final Clock clock;

    Making(List<Company> companies, Random random, Clock clock) {
        this.companies = companies;
        this.random = random;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    List<Company> companies() {
        return companies;
    }

    Batch batch() {
        Company company = companies.get(Math.max(0, random.nextInt(6) - 3) % companies.size());
        boolean internal = random.nextInt(20) == 0;
        String token = one(internal ? company.employees() : company.visitors());
        return batch(company, token, 1 + random.nextInt(LARGEST));
    }

    Batch batch(Company company, String token, int size) {
        Map<UUID, String> events = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            boolean late = random.nextInt(10) == 0;
            Duration ago =
                    late
                            ? Duration.ofMinutes(random.nextInt(OLDEST_DAYS * 24 * 60))
                            : Duration.ofMillis(random.nextInt(3_000));
            Instant at = clock.instant().minus(ago);
            UUID id = id(at);
            events.put(id, event(id, at, one(company.cards())));
        }
        return new Batch(company, token, events);
    }

    UUID id(Instant at) {
        return NewId.of(at, random.nextLong(), random.nextLong());
    }

    String event(UUID id, Instant at, String card) {
        boolean product = random.nextInt(4) == 0;
        String subject =
                product
                        ? ",\"subject\":{\"kind\":\"product\",\"id\":\"P-%d\"}"
                                .formatted(random.nextInt(9))
                        : "";
        return "{\"id\":\"%s\",\"type\":\"%s\",\"occurredAt\":\"%s\",\"cardId\":\"%s\",\"dwellMs\":%d%s}"
                .formatted(
                        id,
                        product ? "product.view" : one(TYPES),
                        at,
                        card,
                        random.nextInt(60_000),
                        subject);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
