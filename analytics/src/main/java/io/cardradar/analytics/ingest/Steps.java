package io.cardradar.analytics.ingest;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * The steps, in order. Cheap ones that refuse much come first; those that may need the database
 * come last, and what marks an event by its owner after them.
 */
@Singleton
class Steps {
    private final List<Step> steps;
    private final CheckConsent checkConsent;
    private final FindOwner findOwner;

    Steps(CheckConsent checkConsent, FindOwner findOwner) {
        this.checkConsent = checkConsent;
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
                        checkConsent,
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
        return checkConsent.isAtHand(batch) && findOwner.isAtHand(event, batch);
    }

    /**
     * Whether an event of this batch may be kept as it came, with whatever it tells of the sender.
     */
    boolean mayFollow(Batch batch) {
        return !checkConsent.refuses(batch);
    }
}
