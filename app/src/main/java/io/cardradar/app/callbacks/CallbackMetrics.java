package io.cardradar.app.callbacks;

import io.cardradar.wechat.callback.RefusedPushException.Reason;
import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Counts what came in and what became of it. */
@Singleton
class CallbackMetrics {
    private final MeterRegistry registry;

    CallbackMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void taken(Taken outcome) {
        received(outcome.name());
    }

    void refused(Reason reason) {
        received(reason.name());
    }

    void tooLarge() {
        received("too_large");
    }

    /** WeChat will send it again. */
    void late() {
        received("late");
    }

    void handled(PushState state) {
        registry.counter("cardradar.callbacks.handled", "outcome", lower(state.name())).increment();
    }

    /** One group commit: how many pushes shared it, and how long it took. */
    void committed(int pushes, long nanos) {
        registry.summary("cardradar.callbacks.commit.pushes").record(pushes);
        registry.timer("cardradar.callbacks.commit").record(nanos, TimeUnit.NANOSECONDS);
    }

    private void received(String outcome) {
        registry.counter("cardradar.callbacks.pushes", "outcome", lower(outcome)).increment();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
