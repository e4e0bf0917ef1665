package io.cardradar.analytics.ingest;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * The steps, in order. Cheap ones that refuse much come first; the one that may need the database
 * comes last.
 */
@Singleton
class Steps {
    private final List<Step> steps;

    Steps(FindOwner findOwner) {
        this.steps =
                List.of(
                        new CheckOrigin(),
                        new CheckIdTime(),
                        new CorrectClock(),
                        new CheckAge(),
                        new CheckSubject(),
                        new CheckProps(),
                        new CapDwell(),
                        findOwner);
    }

    IncomingEvent run(IncomingEvent event, Batch batch) {
        IncomingEvent current = event;
        for (Step step : steps) {
            current = step.apply(current, batch);
        }
        return current;
    }
}
