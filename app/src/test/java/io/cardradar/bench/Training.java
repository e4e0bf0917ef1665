package io.cardradar.bench;

import io.cardradar.app.testing.Api;
import io.cardradar.embedded.AotCache;
import io.cardradar.embedded.ServiceProcess;

import java.sql.SQLException;
import java.time.Duration;

/** What the service does while an AOT cache learns from it: everything that is done often. */
final class Training {
    private static final int VISITORS = 30;
    private static final int LOOKS = 100;
    private static final Duration LOAD = Duration.ofSeconds(4);

    private final BenchRun run;
    private final BenchStack stack;

    Training(BenchRun run, BenchStack stack) {
        this.run = run;
        this.stack = stack;
    }

    /** Runs the service once in training, on the stack's database, and makes the cache. */
    void train(AotCache cache) throws SQLException, InterruptedException {
        BenchRun.say("training run ...");
        try (ServiceProcess service = stack.serviceOn(cache.training())) {
            service.start();
            work();
            cache.endTraining(service.process());
        }
        BenchRun.say("making the AOT cache ...");
        cache.create();
        BenchRun.say("the AOT cache has %,d MB", cache.file().toFile().length() >> 20);
    }

    private void work() throws SQLException, InterruptedException {
        Town town = Town.read(stack.sql());
        Crowd crowd = Crowd.logIn(stack, town, VISITORS);
        for (int batch : IngestBench.BATCHES) {
            Load.run(stack.service(), run.bodies(crowd, batch), new Load.Shape(8, LOAD, 200));
        }
        run.awaitProjections(stack);
        Api admin = Founding.administrator(stack, town.firms().getFirst());
        for (int i = 0; i < LOOKS; i++) {
            look(admin, town.firms().getFirst());
        }
    }

    private void look(Api admin, Town.Firm firm) {
        admin.get("/v1/radar/timeline?employee=" + firm.salespeople().getFirst()).expect(200);
        admin.get("/v1/radar/behaviours?employee=" + firm.salespeople().getFirst()).expect(200);
        admin.get("/v1/radar/people?employee=" + firm.salespeople().getFirst()).expect(200);
        admin.get("/v1/dashboards/overview").expect(200);
        admin.get("/v1/dashboards/trend").expect(200);
        admin.get("/v1/dashboards/rankings").expect(200);
        stack.sql()
                .list(
                        java.util.UUID.class,
                        "SELECT id FROM customer WHERE tenant_id = ? LIMIT 1",
                        firm.tenant())
                .forEach(customer -> {
                    admin.get("/v1/customers/" + customer).expect(200);
                    admin.get("/v1/customers/" + customer + "/timeline").expect(200);
                });
    }
}
