package io.cardradar.chaos;

import java.time.Duration;

/** PostgreSQL is stopped under load, in order and by SIGKILL, and started again. */
final class StoppedDatabase implements Scenario {
    private static final Duration AWAY = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "stopped-database";
    }

    @Override
    public String title() {
        return "PostgreSQL is stopped (fast shutdown), then killed with SIGKILL; each time it is"
                + " away for "
                + AWAY.toSeconds()
                + " s";
    }

    @Override
    public void disturb(Stage stage) {
        away(stage, "stopped", () -> stage.stack().postgres().process().stop());
        stage.calm();
        away(stage, "killed", () -> stage.stack().postgres().process().kill());
    }

    private static void away(Stage stage, String how, Runnable end) {
        long refusedBefore = refused(stage);
        end.run();
        Pauses.sleep(AWAY);
        long refused = refused(stage) - refusedBefore;
        long resident = Vitals.residentMb(stage.stack().node());
        stage.recoveryBegins();
        stage.stack().postgres().start();
        stage.awaitRecovery();
        stage.note(
                "%s: %d requests refused with 429 or 503 while it was away; the node occupied %d"
                        + " MB",
                how, refused, resident);
        stage.demand(refused > 0, "nothing was refused while PostgreSQL was " + how);
    }

    private static long refused(Stage stage) {
        return stage.ledger().answers("503") + stage.ledger().answers("429");
    }
}
