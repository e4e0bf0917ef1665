package io.cardradar.bench;

import io.cardradar.embedded.AotCache;
import io.cardradar.embedded.Jvm;
import io.cardradar.embedded.ServiceProcess;
import io.cardradar.embedded.ShippedJars;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Metric 10: from the start of the JVM to the first answer, with the database up and its schema
 * current; with and without an AOT cache.
 */
final class StartBench implements Measurement {
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final int SETTLE_MILLIS = 3_000;

    private final BenchRun run;

    StartBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        BenchStack stack = run.startWith(run.keptStack(), 0);
        stack.serviceProcess().process().stop();
        Path folder = stack.home().resolve("start");
        Jvm jars = new Jvm(run.settings().jvm(), ShippedJars.stage(folder.resolve("libs")));
        AotCache cache = new AotCache(jars, folder.resolve("cardradar.aot"));
        new Training(run, stack).train(cache);
        Map<String, Jvm> ways = new LinkedHashMap<>();
        ways.put("without AOT cache", jars);
        ways.put("with AOT cache", cache.trained());
        for (Map.Entry<String, Jvm> way : ways.entrySet()) {
            // What is read from the disk the first time is not the JVM's doing.
            start(stack, way.getValue());
            report(stack, way.getKey(), way.getValue());
        }
    }

    private void report(BenchStack stack, String how, Jvm jvm) throws InterruptedException {
        List<Started> rounds = new ArrayList<>();
        for (int i = 0; i < run.settings().rounds(); i++) {
            rounds.add(start(stack, jvm));
        }
        double seconds = median(rounds, Started::seconds);
        String each =
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%.2f", round.seconds))
                        .collect(Collectors.joining(" · "));
        run.report()
                .add(
                        "10: start to first answer, " + how,
                        String.format(Locale.ROOT, "%.2f s", seconds),
                        Verdict.atMost(seconds, 3, 1, "s"),
                        String.format(
                                Locale.ROOT,
                                "rounds %s s; %.2f s of processor time; RSS then %.0f MB",
                                each,
                                median(rounds, Started::cpu),
                                median(rounds, Started::residentMegabytes)));
    }

    private static double median(List<Started> rounds, ToDoubleFunction<Started> figure) {
        return Measured.median(rounds.stream().mapToDouble(figure).toArray());
    }

    /**
     * @param cpu seconds of processor time up to the first answer
     * @param residentMegabytes some seconds after
     */
    private record Started(double seconds, double cpu, long residentMegabytes) {}

    private static Started start(BenchStack stack, Jvm jvm) throws InterruptedException {
        try (ServiceProcess service = stack.serviceOn(jvm)) {
            long start = System.nanoTime();
            service.process().start();
            while (!answers(service.uri())) {
                if (!service.process().isAlive() || System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IllegalStateException(service.process().tail(30));
                }
                Thread.sleep(3);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Processes processes = new Processes(service.process().pid());
            double cpu = processes.cpuSeconds();
            Thread.sleep(SETTLE_MILLIS);
            return new Started(seconds, cpu, processes.residentMegabytes());
        }
    }

    private static boolean answers(URI service) {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) service.resolve("/health").toURL().openConnection();
            return request.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
