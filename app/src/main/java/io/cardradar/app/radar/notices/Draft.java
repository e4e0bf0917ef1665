package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.kernel.VisitorId;

import java.time.Instant;
import java.util.UUID;

/** A signal that a batch makes, or makes grow. */
final class Draft {
    final SignalKind kind;
    final UUID id;
    final VisitorId visitor;
    final EventType type;
    final String subject;
    final boolean held;
    final Signal.Details details;

    /** The number it has so far; 0 when it is new. */
    final long oldSeq;

    private Instant firstAt;
    private Instant lastAt;
    private long times;
    private long nth;
    private long seq;

    /** A new one, of one act. */
    Draft(SignalKind kind, UUID id, CardEvent act, boolean held, Signal.Details details) {
        this.kind = kind;
        this.id = id;
        this.visitor = act.visitor();
        this.type = act.event().type();
        this.subject = Watching.subjectOf(act.event());
        this.held = held;
        this.details = details;
        this.oldSeq = 0;
        this.firstAt = act.event().occurredAt();
        this.lastAt = firstAt;
        this.times = 1;
        this.nth = act.nth();
    }

    /** One that is there, with one act more. */
    Draft(Watch.Open open, CardEvent act) {
        this.kind = SignalKind.ACTS;
        this.id = open.id();
        this.visitor = act.visitor();
        this.type = act.event().type();
        this.subject = open.s();
        this.held = open.quiet();
        this.details = Signal.Details.NONE;
        this.oldSeq = open.q();
        this.firstAt = Instant.ofEpochMilli(open.f());
        this.lastAt = Instant.ofEpochMilli(open.l());
        this.times = open.n();
        add(act);
    }

    void add(CardEvent act) {
        Instant at = act.event().occurredAt();
        times++;
        firstAt = at.isBefore(firstAt) ? at : firstAt;
        lastAt = at.isAfter(lastAt) ? at : lastAt;
        nth = Math.max(nth, act.nth());
    }

    void number(long number) {
        seq = number;
    }

    long seq() {
        return seq;
    }

    Instant firstAt() {
        return firstAt;
    }

    Instant lastAt() {
        return lastAt;
    }

    long times() {
        return times;
    }

    long nth() {
        return nth;
    }

    Watch.Open open() {
        return new Watch.Open(
                id,
                type.code(),
                subject,
                seq,
                firstAt.toEpochMilli(),
                lastAt.toEpochMilli(),
                times,
                held);
    }
}
