package io.cardradar.embedded;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what goes on, each line with the seconds since the start. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", seconds, line));
        out.flush();
    }

    /** Lines without a time: problems and the welcome. */
    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** Says what is done, does it, and says that it is done. */
    void step(String what, Runnable work) {
        say(what + " ...");
        long before = System.nanoTime();
        work.run();
        say(
                String.format(
                        Locale.ROOT,
                        "%s: ready after %.1f s",
                        what,
                        (System.nanoTime() - before) / 1e9));
    }
}
