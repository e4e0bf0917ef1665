package io.cardradar.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.kernel.OutboxCrew.Companies;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class OutboxCrewTest {
    private static final int MOST = 10;

    private boolean wanted = true;
    private long now;
    private final OutboxCrew crew = new OutboxCrew(new Helped(), () -> now);

    @Test
    void isOneWorkerWhileBatchesAreNotFull() {
        claim(MOST - 1, Duration.ofSeconds(5));

        assertThat(crew.companies()).isEqualTo(Companies.ALL);
        assertThat(crew.mayHelp()).isFalse();
    }

    @Test
    void isOneWorkerAfterAMomentsPause() {
        claim(MOST, Duration.ofMillis(900));

        assertThat(crew.companies()).isEqualTo(Companies.ALL);
        assertThat(crew.mayHelp()).isFalse();
    }

    @Test
    void isTwoWhereBatchesHaveBeenFullForASecondAndUntilThreeAfter() {
        claim(MOST, Duration.ofSeconds(2));
        assertThat(crew.companies()).isEqualTo(Companies.ONE_HALF);
        assertThat(crew.mayHelp()).isTrue();

        claim(1, Duration.ofSeconds(4));
        assertThat(crew.mayHelp()).isFalse();
        assertThat(crew.companies()).isEqualTo(Companies.ALL);
    }

    @Test
    void isTwoWhereEachBatchTakesLong() {
        for (int i = 0; i < 3; i++) {
            now += Duration.ofSeconds(2).toNanos();
            crew.claimed(MOST, MOST);
        }
        assertThat(crew.companies()).isEqualTo(Companies.ONE_HALF);
    }

    @Test
    void doesNotHelpBeforeTheOtherHasLeftAHalf() {
        assertThat(crew.companies()).isEqualTo(Companies.ALL);
        claim(MOST, Duration.ofSeconds(2));
        assertThat(crew.mayHelp()).isFalse();

        crew.companies();
        assertThat(crew.mayHelp()).isTrue();
    }

    @Test
    void leavesTheHalfToTheHelperUntilThatOneHasEnded() {
        claim(MOST, Duration.ofSeconds(2));
        crew.companies();
        crew.mayHelp();
        claim(1, Duration.ofSeconds(4));
        assertThat(crew.companies()).isEqualTo(Companies.ONE_HALF);

        crew.mayHelp();
        assertThat(crew.companies()).isEqualTo(Companies.ALL);
    }

    @Test
    void isOneWorkerWhereHelpIsNotWelcome() {
        wanted = false;
        claim(MOST, Duration.ofSeconds(2));

        assertThat(crew.companies()).isEqualTo(Companies.ALL);
        assertThat(crew.mayHelp()).isFalse();
    }

    /** Ten times a second. */
    private void claim(int messages, Duration during) {
        for (long left = during.toMillis(); left > 0; left -= 100) {
            now += Duration.ofMillis(100).toNanos();
            crew.claimed(messages, MOST);
        }
    }

    private final class Helped implements OutboxConsumer {
        @Override
        public String topic() {
            return "test";
        }

        @Override
        public int batchSize() {
            return MOST;
        }

        @Override
        public boolean mayBeHelped() {
            return true;
        }

        @Override
        public boolean wantsHelp() {
            return wanted;
        }

        @Override
        public void handle(List<OutboxMessage> messages) {}
    }
}
