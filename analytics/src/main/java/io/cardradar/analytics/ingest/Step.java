package io.cardradar.analytics.ingest;

/** One named step that every event passes, in the order that {@link Steps} fixes. */
interface Step {
    /**
     * @return the event, perhaps changed
     * @throws Rejected when the event breaks this step's rule
     */
    IncomingEvent apply(IncomingEvent event, Batch batch);
}
