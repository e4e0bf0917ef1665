package io.cardradar.analytics.ingest;

import jakarta.inject.Singleton;

/**
 * Refuses what is told of a visitor who does not want to be followed. What the service tells by
 * itself follows from what the visitor asked it to do, and employees follow nobody but themselves.
 */
@Singleton
class CheckConsent implements Step {
    private final Consents consents;

    CheckConsent(Consents consents) {
        this.consents = consents;
    }

    /** Whether this step would answer from memory. */
    boolean isAtHand(Batch batch) {
        return !needsConsent(batch)
                || consents.isAtHand(batch.sender().tenant(), batch.sender().id());
    }

    /** Whether this step refuses all of a batch. */
    boolean refuses(Batch batch) {
        return needsConsent(batch)
                && consents.isWithdrawn(batch.sender().tenant(), batch.sender().id());
    }

    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        if (refuses(batch)) {
            throw new Rejected(
                    DropReason.NO_CONSENT, "The visitor has withdrawn the consent to be followed");
        }
        return event;
    }

    private static boolean needsConsent(Batch batch) {
        return !batch.byService() && !batch.sender().isEmployee();
    }
}
