package io.cardradar.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Shows how far a long work is: a bar on a terminal, now and then a line elsewhere. */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final String what;
    private final long total;
    private final boolean terminal;
    private final LongAdder done = new LongAdder();
    private final long start = System.nanoTime();
    private final Thread ticker;

    ProgressBar(PrintStream out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
        this.terminal = System.console() != null && System.console().isTerminal();
        this.ticker = Thread.ofVirtual().start(this::tick);
    }

    void add(long more) {
        done.add(more);
    }

    @Override
    public void close() {
        ticker.interrupt();
        show();
        if (terminal) {
            out.println();
        }
    }

    private void tick() {
        Duration pause = terminal ? Duration.ofMillis(200) : Duration.ofSeconds(10);
        try {
            while (true) {
                Thread.sleep(pause);
                show();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        long now = done.sum();
        double seconds = (System.nanoTime() - start) / 1e9;
        double share = total == 0 ? 1 : (double) now / total;
        String left = now == 0 ? "?" : Long.toString(Math.round(seconds / share - seconds));
        String line =
                String.format(
                        Locale.ROOT,
                        "%s %3.0f %%  %,d of %,d %s, %,.0f/s, %s s left",
                        bar(share),
                        share * 100,
                        now,
                        total,
                        what,
                        now / seconds,
                        left);
        if (terminal) {
            out.print("\r" + line + "   ");
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String bar(double share) {
        int full = (int) (share * WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }
}
