package io.cardradar.analytics.ingest;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * The steps, in order. Cheap ones that refuse much come first; the one that may need the database
 * comes last, and what marks an event by its owner after it.
 */
@Singleton
class Steps {
    private final List<Step> steps;
    private final FindOwner findOwner;

    Steps(FindOwner findOwner) {
        this.findOwner = findOwner;
        this.steps =
                List.of(
                        new CheckOrigin(),
                        new CheckIdTime(),
                        new CorrectClock(),
                        new CheckAge(),
                        new CheckSubject(),
                        new CheckProps(),
                        new CapDwell(),
                        findOwner,
                        new MarkUncounted());
    }

    IncomingEvent run(IncomingEvent event, Batch batch) {
        IncomingEvent current = event;
        for (Step step : steps) {
            current = step.apply(current, batch);
        }
        return current;
    }

    /** Whether {@link #run} would not wait for the database. */
    boolean areAtHand(IncomingEvent event, Batch batch) {
        return findOwner.isAtHand(event, batch);
    }
}
