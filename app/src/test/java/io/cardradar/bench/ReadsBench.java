package io.cardradar.bench;

import io.cardradar.app.testing.Api;
import io.cardradar.bench.Town.Firm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Metric 6: what salespeople look at most, over HTTP, warm and after the caches were emptied. */
final class ReadsBench implements Measurement {
    private static final int CLIENTS = 16;
    private static final int CUSTOMERS = 20_000;

    private final BenchRun run;
    private final Map<UUID, String> tokens = new HashMap<>();
    private final Map<UUID, List<UUID>> customers = new HashMap<>();

    ReadsBench(BenchRun run) {
        this.run = run;
    }

    @Override
    public void measure() throws InterruptedException, SQLException {
        long events = run.settings().events(1_000_000);
        BenchStack stack = run.startWith(run.keptStack(), events);
        Town town = Town.read(stack.sql());
        for (Firm firm : town.firms()) {
            Api admin = Founding.administrator(stack, firm);
            tokens.put(firm.tenant(), admin.token());
            customers.put(firm.tenant(), customersOf(stack, firm));
        }
        Map<String, Supplier<byte[]>> pages = pages(town);
        pages.values().forEach(page -> load(stack, page, run.settings().warmUp()));
        pages.forEach((name, page) -> warm(stack, name, page, events));
        for (Map.Entry<String, Supplier<byte[]>> page : pages.entrySet()) {
            cold(stack, page.getKey(), page.getValue(), events);
        }
    }

    private Map<String, Supplier<byte[]>> pages(Town town) {
        SplittableRandom random = new SplittableRandom(run.clock().millis());
        Map<String, Supplier<byte[]>> pages = new LinkedHashMap<>();
        pages.put("radar timeline", () -> timeline(town.any(random), random));
        pages.put("customer page", () -> customer(town.any(random), random, ""));
        pages.put("customer's journey", () -> customer(town.any(random), random, "/timeline"));
        pages.keySet().removeIf(name -> !run.settings().wants(name));
        return pages;
    }

    private byte[] timeline(Firm firm, SplittableRandom random) {
        UUID whose = firm.salespeople().get(firm.popular(random));
        return get(firm, "/v1/radar/timeline?limit=20&employee=" + whose);
    }

    private byte[] customer(Firm firm, SplittableRandom random, String part) {
        List<UUID> known = customers.getOrDefault(firm.tenant(), List.of());
        UUID customer = known.isEmpty() ? firm.tenant() : known.get(random.nextInt(known.size()));
        return get(firm, "/v1/customers/" + customer + part);
    }

    private byte[] get(Firm firm, String path) {
        return ("GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + tokens.get(firm.tenant())
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Spread over the whole table: their ids say when they came. */
    private static List<UUID> customersOf(BenchStack stack, Firm firm) {
        return stack.sql()
                .list(
                        UUID.class,
                        """
                        SELECT id FROM customer TABLESAMPLE SYSTEM (20) WHERE tenant_id = ?
                        ORDER BY md5(CAST(id AS text)) LIMIT ?\
                        """,
                        firm.tenant(),
                        CUSTOMERS);
    }

    private Measured load(BenchStack stack, Supplier<byte[]> page, java.time.Duration duration) {
        return Load.run(stack.service(), page, new Load.Shape(CLIENTS, duration, 0));
    }

    private void warm(BenchStack stack, String name, Supplier<byte[]> page, long events) {
        List<Measured> rounds = new ArrayList<>();
        for (int round = 1; round <= run.settings().rounds(); round++) {
            rounds.add(load(stack, page, run.settings().duration()));
        }
        report("6: %s at %,d events, %d clients".formatted(name, events, CLIENTS), rounds, true);
    }

    /** Everything is read from the disk again; the service's code is warm. */
    private void cold(BenchStack stack, String name, Supplier<byte[]> page, long events) {
        List<Measured> rounds = new ArrayList<>();
        boolean dropped = true;
        for (int round = 1; round <= run.settings().rounds(); round++) {
            stack.restartPostgres();
            dropped &= dropCaches();
            rounds.add(load(stack, page, run.settings().duration()));
        }
        String how = dropped ? "cold" : "only PostgreSQL's own cache emptied: not root";
        report("6: %s at %,d events, %s".formatted(name, events, how), rounds, false);
    }

    private void report(String metric, List<Measured> rounds, boolean warm) {
        Measured median = Measured.medianByLatency(rounds);
        run.report()
                .add(
                        metric,
                        median.latencies() + ", %,.0f/s".formatted(median.rate()),
                        warm
                                ? Verdict.atMost(median.p99(), 15, 8, "ms")
                                : Verdict.atMost(median.p99(), 40, 25, "ms"),
                        "rounds %s; %d errors"
                                .formatted(
                                        Measured.rates(rounds),
                                        rounds.stream().mapToLong(Measured::errors).sum()));
    }

    private static boolean dropCaches() {
        try {
            new ProcessBuilder("sync").start().waitFor();
            Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3\n");
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
