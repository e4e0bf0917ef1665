package io.cardradar.analytics.ingest;

/** What the service tells by itself would count twice if clients told it as well. */
final class CheckOrigin implements Step {
    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        if (event.type().isToldByService() && !batch.byService()) {
            throw new Rejected(
                    DropReason.SERVICE_ONLY,
                    event.type().wireName() + " is told by the service itself");
        }
        return event;
    }
}
