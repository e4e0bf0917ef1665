package io.cardradar.model;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.Projection;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The last of all projections, which fails as it is told to: the whole transaction is undone. */
@Singleton
@Order(5000)
@Requires(property = "test.model")
class Breaking implements Projection {
    private final AtomicInteger left = new AtomicInteger();

    void breakNext(int times) {
        left.set(times);
    }

    @Override
    public void apply(List<CardEvent> events) {
        if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("undone, for the model's sake");
        }
    }
}
