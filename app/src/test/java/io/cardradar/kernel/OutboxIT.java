package io.cardradar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

class OutboxIT {
    private final TestService service =
            TestService.start(
                    io.cardradar.embedded.TestStack.freshDatabase(), Map.of("test.outbox", true));
    private final TestCompany company = service.newCompany();
    private final Recorder recorder = service.bean(Recorder.class);

    @BeforeEach
    void forget() {
        recorder.done.clear();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void doesEachMessageAndForgetsIt() {
        add("a", "b", "c");

        Eventually.until(() -> List.copyOf(recorder.done), done -> done.size() == 3);

        assertThat(recorder.done).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(Eventually.until(this::waiting, count -> count == 0)).isZero();
    }

    @Test
    void doesNothingOfATransactionThatFails() {
        assertThatThrownBy(() ->
                        inTransaction(() -> {
                            addNow("lost");
                            throw new IllegalStateException("rolled back");
                        }))
                .hasMessage("rolled back");
        add("kept");

        Eventually.until(() -> List.copyOf(recorder.done), done -> !done.isEmpty());

        assertThat(recorder.done).containsExactly("kept");
    }

    @Test
    void setsAFaultyMessageAsideAndDoesTheRest() {
        recorder.faulty.add("poison");
        add("before", "poison", "after");

        Eventually.until(() -> List.copyOf(recorder.done), done -> done.size() == 2);

        assertThat(recorder.done).containsExactlyInAnyOrder("before", "after");
        assertThat(company.count("SELECT max(attempts) FROM outbox WHERE tenant_id = ?"))
                .isPositive();
    }

    @Test
    void waitsWhileASystemBehindIsAway() {
        recorder.away = true;
        add("patient");
        Eventually.until(() -> recorder.refused, refused -> refused > 0);
        recorder.away = false;

        Eventually.until(() -> List.copyOf(recorder.done), done -> done.size() == 1);

        assertThat(recorder.done).containsExactly("patient");
    }

    @Test
    void leavesTheNextMessagesAloneWhileItsConsumerRests() {
        recorder.rest = Duration.ofMillis(10);
        add("first");
        Eventually.until(() -> recorder.asked, asked -> asked > 3);
        add("second");
        int asked = recorder.asked;
        Eventually.until(() -> recorder.asked, now -> now > asked + 3);
        assertThat(recorder.done).containsExactly("first");

        recorder.rest = Duration.ZERO;
        Eventually.until(() -> List.copyOf(recorder.done), done -> done.size() == 2);
        assertThat(recorder.done).containsExactly("first", "second");
    }

    private void add(String... names) {
        inTransaction(() -> List.of(names).forEach(this::addNow));
    }

    private void addNow(String name) {
        service.bean(Outbox.class).add(company.tenant(), Recorder.TOPIC, new Payload(name));
    }

    private void inTransaction(Runnable work) {
        Tenancy.run(
                company.tenant(),
                () ->
                        service.transactions()
                                .executeWrite(status -> {
                                    work.run();
                                    return true;
                                }));
    }

    private long waiting() {
        return company.count(
                "SELECT count(*) FROM outbox WHERE tenant_id = ? AND topic = '"
                        + Recorder.TOPIC
                        + "'");
    }

    @Serdeable
    record Payload(String name) {}

    /** Remembers what it was given; fails as it is told to. */
    @Singleton
    @Requires(property = "test.outbox")
    static class Recorder implements OutboxConsumer {
        static final String TOPIC = "test.recorded";

        final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        final Set<String> faulty = ConcurrentHashMap.newKeySet();
        volatile boolean away;
        volatile int refused;
        volatile Duration rest = Duration.ZERO;
        volatile int asked;

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public int batchSize() {
            return 10;
        }

        @Override
        public Duration rest() {
            asked = asked + 1;
            return rest;
        }

        @Override
        public synchronized void handle(List<OutboxMessage> messages) {
            List<String> names =
                    messages.stream()
                            .map(m -> m.payload().replaceAll(".*\"name\": ?\"(\\w+)\".*", "$1"))
                            .toList();
            if (away) {
                refused = refused + 1;
                throw new Problem.Upstream("test.away", "away", null);
            }
            if (names.stream().anyMatch(faulty::contains)) {
                throw new IllegalStateException("a faulty message");
            }
            done.addAll(names);
        }
    }
}
