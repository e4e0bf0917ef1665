package io.cardradar.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Plays scenarios on one stack, one after the other. */
final class Theatre {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Stack stack;
    private final ChaosSettings settings;
    private final Clock clock;
    private final List<Company> companies;

    private Theatre(Stack stack, ChaosSettings settings, Clock clock, List<Company> companies) {
        this.stack = stack;
        this.settings = settings;
        this.clock = clock;
        this.companies = companies;
    }

    /** Starts the stack, founds its companies and lets it get warm. */
    static Theatre open(Stack stack, ChaosSettings settings, Clock clock) {
        stack.start();
        Theatre theatre = new Theatre(stack, settings, clock, Crowd.of(stack));
        try (Load load = theatre.load(new Ledger())) {
            load.start(settings.connections());
            Pauses.sleep(Duration.ofSeconds(6));
            load.finish(PATIENCE);
        }
        Truth.isDrained(stack.sql());
        return theatre;
    }

    Result play(Scenario scenario) throws SQLException, IOException {
        System.out.printf("%n%s: %s%n", scenario.name(), scenario.title());
        long start = System.nanoTime();
        String since = clock.instant().toString();
        Vitals before = Vitals.settled(stack.node());
        Ledger ledger = new Ledger();
        Stage stage = underLoad(scenario, ledger);
        Truth truth = new Truth(stack.sql(), ledger);
        List<String> differences = truth.differences(since);
        Vitals after = Vitals.settled(stack.node());
        if (after.hasGrown(before)) {
            differences.add("the node has grown");
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        Result result =
                new Result(
                        scenario,
                        ledger,
                        truth.stored(),
                        stage,
                        before,
                        after,
                        differences,
                        seconds);
        System.out.print("    " + result.row());
        return result;
    }

    private Stage underLoad(Scenario scenario, Ledger ledger) {
        try (Load load = load(ledger)) {
            Stage stage = new Stage(stack, making(), ledger, load, settings);
            load.start(settings.connections());
            stage.calm();
            disturb(scenario, stage);
            stage.calm();
            load.finish(PATIENCE);
            return stage;
        }
    }

    private static void disturb(Scenario scenario, Stage stage) {
        try {
            scenario.disturb(stage);
        } catch (SQLException | RuntimeException | AssertionError e) {
            e.printStackTrace();
            stage.demand(false, "the scenario broke off: " + e);
        }
    }

    private Load load(Ledger ledger) {
        return new Load(stack::targets, making(), ledger, settings.rate());
    }

    private Making making() {
        return new Making(companies, new Random(settings.seed() ^ System.nanoTime()), clock);
    }
}
