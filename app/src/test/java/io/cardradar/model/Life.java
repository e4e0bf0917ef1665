package io.cardradar.model;

import java.util.ArrayList;
import java.util.List;

/** Steps, one after the other, in a world of their own. */
final class Life {
    private final Host host;
    private final List<Step> steps;
    private final World world;
    private final Stitching stitching;
    private final List<String> differences = new ArrayList<>();

    Life(Host host, List<Step> steps) {
        this.host = host;
        this.steps = steps;
        this.world = new World(host);
        this.stitching = new Stitching(world);
    }

    /**
     * What is not as the model says.
     *
     * @param restart whether the service is started anew in the middle
     */
    List<String> live(boolean restart) {
        for (int i = 0; i < steps.size() && differences.isEmpty(); i++) {
            if (restart && i == steps.size() / 2) {
                host.restart();
            }
            step(steps.get(i));
        }
        look();
        return differences;
    }

    private void step(Step step) {
        switch (step.kind()) {
            case ACT -> world.act(step);
            case SEND -> world.send(step, false);
            case SEND_IN_VAIN -> world.send(step, true);
            case RESEND -> world.resend(step);
            case SEND_AT_ONCE -> world.sendAtOnce(step);
            case SEND_WITH_REFUSED -> world.sendWithRefused(step);
            case EMPLOYEE_ACTS -> world.employeeActs(step);
            case EXCHANGE -> world.exchange(step);
            case STAY_LONGER -> world.stayLonger(step);
            case STITCH -> stitching.stitch(step);
            case UNDO -> stitching.undoLast();
            case ROLL_BACK -> host.breakProjections(1 + step.much() % 2);
            case LOOK -> look();
        }
    }

    private void look() {
        if (differences.isEmpty()) {
            differences.addAll(new Look(world).differences());
        }
    }
}
