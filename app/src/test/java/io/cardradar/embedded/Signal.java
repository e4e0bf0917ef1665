package io.cardradar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The POSIX signals that the launcher sends; Java itself can send only TERM and KILL. */
enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT;

    /** Sends this signal; a process that is gone already is not an error. */
    void sendTo(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name() + " " + pid + " 2>/dev/null")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
