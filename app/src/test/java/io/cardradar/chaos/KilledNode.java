package io.cardradar.chaos;

/** {@code kill -9} of the only node, at moments that nobody chose. */
final class KilledNode implements Scenario {
    @Override
    public String name() {
        return "killed-node";
    }

    @Override
    public String title() {
        return "the only node is killed with SIGKILL at random moments, and started again";
    }

    @Override
    public void disturb(Stage stage) {
        for (int kill = 1; kill <= stage.settings().kills(); kill++) {
            stage.pauseAtRandom(200, 1_500);
            stage.recoveryBegins();
            stage.stack().node().process().kill();
            if (kill % 5 == 0) {
                killWhileStarting(stage);
            }
            stage.stack().node().start();
            stage.awaitRecovery();
            System.out.printf(
                    "    kill %d of %d, %,d events acknowledged%n",
                    kill, stage.settings().kills(), stage.ledger().acknowledged());
        }
    }

    private static void killWhileStarting(Stage stage) {
        stage.stack().node().process().start();
        stage.pauseAtRandom(500, 4_000);
        stage.stack().node().process().kill();
    }
}
