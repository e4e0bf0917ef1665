package io.cardradar.bench;

import io.cardradar.embedded.Folders;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What every bench has: its settings, a place for data, the report, and its servers' end. */
final class BenchRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final BenchSettings settings;
    private final Path home;
    private final Report report;
    private final Clock clock;
    private final List<BenchStack> stacks = new ArrayList<>();
    private final Thread stop = Thread.ofPlatform().name("stop").unstarted(this::stopAll);

    BenchRun(BenchSettings settings, Path home, Report report, Clock clock) {
        this.settings = settings;
        this.home = home;
        this.report = report;
        this.clock = clock;
        Runtime.getRuntime().addShutdownHook(stop);
    }

    BenchSettings settings() {
        return settings;
    }

    Report report() {
        return report;
    }

    Clock clock() {
        return clock;
    }

    /** Servers that are not started yet, on new data of their own. */
    BenchStack freshStack(String name) {
        return stack(home.resolve(name));
    }

    /** Servers that are not started yet, on the kept data where there is such a folder. */
    BenchStack keptStack() {
        Path kept = settings.dataFolder();
        return stack(kept == null ? home.resolve("kept") : kept);
    }

    private BenchStack stack(Path folder) {
        BenchStack stack = new BenchStack(folder, settings);
        synchronized (stacks) {
            stacks.add(stack);
        }
        return stack;
    }

    /** Started servers with companies in them and so many events of the past. */
    BenchStack startWith(BenchStack stack, long events) throws SQLException, InterruptedException {
        new Fill(this, stack).ensure(events);
        WalFiles.make(new Sql(stack.superuser()));
        return stack;
    }

    /** Puts a load on until the JIT compiler has seen all it needs, and waits for its end. */
    void warmUp(BenchStack stack, Crowd crowd, List<Integer> batches) throws InterruptedException {
        Duration each = settings.warmUp().dividedBy(batches.size());
        for (int batch : batches) {
            say("warming up for %d s, %d a POST", each.toSeconds(), batch);
            load(stack, crowd, batch, each);
            stack.awaitProjections(PATIENCE);
        }
    }

    Measured load(BenchStack stack, Crowd crowd, int batch, Duration duration) {
        Load.Shape shape = new Load.Shape(settings.connections(), duration, 0);
        return Load.run(stack.service(), bodies(crowd, batch), shape);
    }

    EventBodies bodies(Crowd crowd, int batch) {
        return new EventBodies(crowd, clock, System.nanoTime(), batch);
    }

    /** L, once, as far as this run is concerned. */
    Measured limit(BenchStack stack) throws SQLException {
        return new CopyLimit(stack.database(), clock).measure(settings.duration());
    }

    Duration awaitProjections(BenchStack stack) throws InterruptedException {
        return stack.awaitProjections(PATIENCE);
    }

    static void say(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    private void stopAll() {
        synchronized (stacks) {
            stacks.forEach(BenchStack::close);
        }
    }

    /** All went well: nothing of the data and logs is needed any more. */
    void succeeded() {
        stopAll();
        Folders.delete(home);
    }

    @Override
    public void close() {
        stopAll();
        Runtime.getRuntime().removeShutdownHook(stop);
    }
}
