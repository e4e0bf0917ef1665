package io.cardradar.chaos;

import io.cardradar.embedded.ServiceProcess;

/** {@code kill -9} of one of two nodes, in turns: the other goes on. */
final class KilledNodeOfTwo implements Scenario {
    @Override
    public String name() {
        return "killed-node-of-two";
    }

    @Override
    public String title() {
        return "of two nodes, one is killed with SIGKILL while the other goes on";
    }

    @Override
    public void disturb(Stage stage) {
        stage.stack().startSecond();
        for (int kill = 1; kill <= Math.max(2, stage.settings().kills() / 4); kill++) {
            ServiceProcess victim = kill % 2 == 0 ? stage.stack().node() : stage.stack().second();
            stage.pauseAtRandom(500, 2_500);
            stage.recoveryBegins();
            victim.process().kill();
            stage.awaitRecovery();
            victim.start();
        }
        stage.note("recovery is how long nothing was acknowledged by the node that was left");
        stage.stack().stopSecond();
    }
}
