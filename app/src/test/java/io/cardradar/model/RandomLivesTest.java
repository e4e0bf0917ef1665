package io.cardradar.model;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Random interleavings of what visitors, salespeople and misfortune do, over HTTP, give what a
 * model in memory says: the same timelines, numbers and figures.
 *
 * <p>{@code -Dmodel.seed=N} lives one life again; {@code -Dmodel.lives=N} lives so many.
 */
class RandomLivesTest {
    private static final int LENGTH = 40;
    private static final int LIVES = Integer.getInteger("model.lives", 24);

    /** No more lives are begun after this; each that was is lived to its end. */
    private static final Duration ENOUGH = Duration.ofSeconds(60);

    private static final int LIVES_UNTIL_RESTART = 8;

    private final Host host = new Host();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void isAsTheModelSaysWhateverHappensInWhateverOrder() {
        Long again = Long.getLong("model.seed");
        if (again != null) {
            live(again, false);
            return;
        }
        Random seeds = new Random(System.nanoTime());
        long end = System.nanoTime() + ENOUGH.toNanos();
        int lives = 0;
        for (; lives < LIVES && System.nanoTime() < end; lives++) {
            live(seeds.nextLong(), lives % LIVES_UNTIL_RESTART == LIVES_UNTIL_RESTART - 1);
        }
        System.out.println("The model agreed on " + lives + " random lives");
    }

    private void live(long seed, boolean restart) {
        List<Step> steps = Step.life(seed, LENGTH);
        List<String> differences = differences(steps, restart);
        if (!differences.isEmpty()) {
            throw new AssertionError(report(seed, steps, differences));
        }
    }

    private List<String> differences(List<Step> steps, boolean restart) {
        try {
            return new Life(host, steps).live(restart);
        } catch (AssertionError | RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private String report(long seed, List<Step> steps, List<String> differences) {
        List<Step> shortest = shortestFailing(steps);
        return "mvn test -Dmodel.seed=%d fails; of %d steps, these %d are enough:%n  %s%n%s"
                .formatted(
                        seed,
                        steps.size(),
                        shortest.size(),
                        String.join("\n  ", shortest.stream().map(Step::toString).toList()),
                        String.join("\n", differences));
    }

    /**
     * The shortest prefix that fails, provided that whatever follows a failing one fails as well.
     */
    private List<Step> shortestFailing(List<Step> steps) {
        int good = 0;
        int bad = steps.size();
        while (bad - good > 1) {
            int middle = (good + bad) / 2;
            if (differences(steps.subList(0, middle), false).isEmpty()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return steps.subList(0, bad);
    }
}
