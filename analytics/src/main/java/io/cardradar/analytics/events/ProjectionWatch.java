package io.cardradar.analytics.events;

import java.util.List;

/** Is told of each batch before it reaches any projection, in the transaction of the batch. */
public interface ProjectionWatch {
    /**
     * May wait, for as long as somebody keeps projections away from one of these companies. Must
     * come before the batch locks any row of a projection.
     */
    void before(List<StoredEvent> events);
}
