package io.cardradar.analytics.archive;

/** An object of an archive is not what it should be, or events are not what was archived. */
final class ArchiveBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ArchiveBroken(String what) {
        super("The archive cannot be trusted: " + what);
    }
}
