package io.cardradar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two workers of one topic. */
class OutboxCrewIT {
    private final TestService service =
            TestService.start(
                    io.cardradar.embedded.TestStack.freshDatabase(),
                    Map.of("test.outbox.helped", true));
    private final Helped helped = service.bean(Helped.class);

    @AfterEach
    void stop() {
        service.close();
    }

    /** The first worker is kept by a message of the one company. */
    @Test
    void isHelpedWithTheOtherHalfOfTheCompaniesWhileThereIsMuch() {
        TestCompany one = companyOf(0);
        TestCompany other = companyOf(1);
        keepBusy(one);
        int before = helped.ofOne;
        helped.held = true;
        try {
            // Whoever took the second of the one company would be kept, too.
            add(one, one, other, other);

            Eventually.until(() -> helped.ofOthers, ofOthers -> ofOthers == 2);
        } finally {
            helped.held = false;
        }
        int done = Eventually.until(() -> helped.ofOne, ofOne -> ofOne == before + 2);
        assertThat(done).isEqualTo(before + 2);
    }

    /** One full batch after the other, for longer than makes a crowd. */
    private void keepBusy(TestCompany company) {
        long crowded = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
        while (System.nanoTime() < crowded) {
            int before = helped.ofOne;
            add(company);
            Eventually.until(() -> helped.ofOne, ofOne -> ofOne > before);
        }
    }

    private TestCompany companyOf(int half) {
        return Stream.generate(service::newCompany)
                .filter(any -> Helped.half(any.tenant()) == half)
                .findFirst()
                .orElseThrow();
    }

    private void add(TestCompany... companies) {
        Outbox outbox = service.bean(Outbox.class);
        Tenancy.runForAll(() ->
                service.transactions()
                        .executeWrite(status -> {
                            for (TestCompany any : companies) {
                                outbox.add(any.tenant(), Helped.TOPIC, List.of());
                            }
                            return true;
                        }));
    }

    /** Takes one message at a time, and does none of the one half of the companies while held. */
    @Singleton
    @Requires(property = "test.outbox.helped")
    static class Helped implements OutboxConsumer {
        static final String TOPIC = "test.helped";

        volatile boolean held;
        volatile int ofOne;
        volatile int ofOthers;

        static int half(TenantId tenant) {
            return (int) (tenant.value().getLeastSignificantBits() & 1);
        }

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public int batchSize() {
            return 1;
        }

        @Override
        public boolean mayBeHelped() {
            return true;
        }

        @Override
        public void handle(List<OutboxMessage> messages) {
            if (half(messages.getFirst().tenant()) == 1) {
                ofOthers = ofOthers + 1;
            } else {
                Eventually.until(() -> held, still -> !still);
                ofOne = ofOne + 1;
            }
        }
    }
}
