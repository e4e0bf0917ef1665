package io.cardradar.analytics.rebuild;

/** Another node has brought a run further meanwhile: it is the other's. */
final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TakenOver() {
        super("Another node goes on with this run", null, false, false);
    }
}
