package io.cardradar.app.storage;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/**
 * What is to disappear from the store. The store knows no transactions: a removal is written before
 * bytes are, and taken back when a file refers to them, so that no crash leaves bytes behind that
 * nobody knows.
 */
@Singleton
class Removals {
    private final RemovalRepository removals;
    private final Clock clock;

    Removals(RemovalRepository removals, Clock clock) {
        this.removals = removals;
        this.clock = clock;
    }

    /** Removes what is there after that time, whatever it is then. */
    void plan(FileKey key, Duration delay) {
        removals.plan(new RemovalRow(key.tenant(), key.path(), clock.instant().plus(delay)));
    }

    void cancel(FileKey key) {
        removals.cancel(key.tenant(), key.path());
    }
}
