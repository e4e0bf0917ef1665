package io.cardradar.app.privacy;

import io.cardradar.kernel.Caller;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What visitors said about being followed, each word of it kept. */
@Singleton
class ConsentLedger {
    private final ConsentRepository consents;
    private final JdbcOperations jdbc;
    private final ApplicationEventPublisher<ConsentChanged> changed;
    private final Clock clock;

    ConsentLedger(
            ConsentRepository consents,
            JdbcOperations jdbc,
            ApplicationEventPublisher<ConsentChanged> changed,
            Clock clock) {
        this.consents = consents;
        this.jdbc = jdbc;
        this.changed = changed;
        this.clock = clock;
    }

    /** What a visitor said last; nothing for one who never said anything. */
    Optional<ConsentRow> of(Caller visitor) {
        return consents.standing(visitor.tenant(), visitor.id());
    }

    /** Keeps what a visitor says now; saying the same again is no news. */
    @Transactional
    ConsentRow say(Caller visitor, boolean tracking) {
        lock(visitor);
        ConsentRow before = of(visitor).orElse(null);
        if (before != null && before.tracking() == tracking) {
            return before;
        }
        ConsentRow now =
                new ConsentRow(
                        visitor.tenant(),
                        visitor.id(),
                        after(before),
                        tracking,
                        visitor.appId(),
                        null);
        consents.replace(visitor.tenant(), visitor.id(), now.changedAt());
        consents.add(now);
        changed.publishEvent(new ConsentChanged(visitor.tenant(), visitor.id()));
        return now;
    }

    /** Nodes' clocks differ; the order in a ledger is that in which things were said. */
    private Instant after(@Nullable ConsentRow before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return before == null || now.isAfter(before.changedAt())
                ? now
                : before.changedAt().plus(1, ChronoUnit.MICROS);
    }

    /** Of two requests of one visitor, the second waits for the first. */
    private void lock(Caller visitor) {
        jdbc.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                statement -> {
                    statement.setString(1, "consent/" + visitor.tenant() + "/" + visitor.id());
                    return statement.execute();
                });
    }
}
