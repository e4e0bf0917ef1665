package io.cardradar.analytics.ingest;

/** Thrown by a step to refuse an event. It is an outcome, not a fault: it has no stack trace. */
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DropReason reason;

    Rejected(DropReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    DropReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
