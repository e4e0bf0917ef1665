package io.cardradar.app.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

class PublishedOwnersTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final CardId CARD = new CardId(UUID.randomUUID());
    private static final EmployeeId LI = new EmployeeId(UUID.randomUUID());

    private Optional<EmployeeId> stored = Optional.of(LI);
    private int reads;
    private long now;
    private final PublishedOwners owners =
            new PublishedOwners(
                    key -> {
                        reads++;
                        return stored;
                    },
                    () -> now);

    @Test
    void readsTheTablesOnceAMinute() {
        ask();
        pass(Duration.ofSeconds(59));
        ask();
        assertThat(reads).isEqualTo(1);

        pass(Duration.ofSeconds(2));
        ask();
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void forgetsAfterASecondThatACardIsUnknown() {
        stored = Optional.empty();
        assertThat(ask()).isEmpty();
        stored = Optional.of(LI);
        assertThat(ask()).isEmpty();

        pass(Duration.ofMillis(1001));

        assertThat(ask()).contains(LI);
    }

    @Test
    void knowsACardAtOnceThatIsPublishedHere() {
        stored = Optional.empty();
        ask();
        stored = Optional.of(LI);

        owners.on(new CardPublished(TENANT, CARD));

        assertThat(ask()).contains(LI);
    }

    private Optional<EmployeeId> ask() {
        return owners.ownerOf(TENANT, CARD);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
