package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

final class FairQueueTest {
    private static final int CAPACITY = 100;
    private static final int SHARE = 4;

    private final FairQueue<String, String> queue = new FairQueue<>(CAPACITY, SHARE, element -> 1);

    @Test
    void letsOnePartyAloneHaveHalfOfIt() {
        assertThat(fill("loud")).isEqualTo(CAPACITY / 2);
    }

    @Test
    void hasRoomForWhoeverComesNext() {
        fill("loud");

        for (int i = 0; i < CAPACITY / 2; i++) {
            assertThat(queue.offer("quiet " + i, "q")).as("party %d", i).isTrue();
        }
        assertThat(queue.offer("one too many", "q")).isFalse();
    }

    @Test
    void givesRoomBackAsItIsEmptied() throws InterruptedException {
        fill("loud");
        while (!queue.isEmpty()) {
            take();
        }

        assertThat(queue.size()).isZero();
        assertThat(fill("loud")).isEqualTo(CAPACITY / 2);
    }

    @Test
    void takesFromThePartiesInTurnAndEachInItsOrder() throws InterruptedException {
        queue.offer("loud", "l1");
        queue.offer("loud", "l2");
        queue.offer("loud", "l3");
        queue.offer("quiet", "q1");
        queue.offer("calm", "c1");

        assertThat(take()).containsExactly("l1", "q1", "c1", "l2");
        assertThat(take()).containsExactly("l3");
    }

    @Test
    void isTakenFromByAHelperOnlyWhenMuchWaits() throws InterruptedException {
        queue.offer("a", "a1");
        queue.offer("b", "b1");
        assertThat(queue.takeOfCrowd(3, Duration.ofMillis(1))).isEmpty();
        queue.offer("a", "a2");
        assertThat(queue.takeOfCrowd(3, Duration.ofMinutes(1))).containsExactly("a1", "b1", "a2");
        assertThat(queue.size()).isZero();
    }

    @Test
    void wakesAHelperWhenEnoughHasCome() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = threads.submit(() -> queue.takeOfCrowd(2, Duration.ofMinutes(1)));
            queue.offer("a", "a1");
            queue.offer("a", "a2");
            assertThat(taken.get()).containsExactly("a1", "a2");
        }
    }

    @Test
    void stopsTakingOnceTheWeightsReachTheLimit() throws InterruptedException {
        FairQueue<String, String> heavy = new FairQueue<>(1_000, 100, element -> 60);
        heavy.offer("a", "a1");
        heavy.offer("a", "a2");
        heavy.offer("b", "b1");

        assertThat(heavy.take(Duration.ZERO)).containsExactly("a1", "b1");
        assertThat(heavy.take(Duration.ZERO)).containsExactly("a2");
    }

    @Test
    void hasLessRoomForWhatIsHeavy() {
        FairQueue<String, String> heavy = new FairQueue<>(100, SHARE, element -> 30);

        assertThat(heavy.offer("a", "a1")).isTrue();
        assertThat(heavy.offer("a", "a2")).isTrue();
        assertThat(heavy.offer("a", "a3")).as("60 wait, and 40 are left").isFalse();
        assertThat(heavy.offer("b", "b1")).isTrue();
    }

    @Test
    void waitsForTheFirstElement() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taking = threads.submit(() -> queue.take(Duration.ofMinutes(1)));
            queue.offer("late", "l1");

            assertThat(taking.get()).containsExactly("l1");
        }
        assertThat(queue.take(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void gathersAsManyAsAreWanted() throws Exception {
        queue.offer("a", "a1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var gathered = threads.submit(() -> gathered(3, Duration.ofMinutes(1)));
            queue.offer("b", "b1");
            queue.offer("c", "c1");

            assertThat(gathered.get()).containsExactly("a1", "b1", "c1");
        }
    }

    @Test
    void gathersNoMoreOnceWhatIsThereWeighsEnough() throws Exception {
        FairQueue<String, String> heavy = new FairQueue<>(1_000, 500, element -> 60);
        heavy.offer("a", "a1");
        heavy.offer("a", "a2");

        heavy.gather(3, 120, Duration.ofMinutes(10));

        assertThat(heavy.take(Duration.ZERO)).containsExactly("a1", "a2");
    }

    @Test
    void gathersNoLongerThanItIsTold() throws InterruptedException {
        queue.offer("a", "a1");

        assertThat(gathered(2, Duration.ofMillis(1))).containsExactly("a1");
    }

    private List<String> gathered(int elements, Duration patience) throws InterruptedException {
        queue.gather(elements, CAPACITY, patience);
        return take();
    }

    private List<String> take() throws InterruptedException {
        return queue.take(Duration.ZERO);
    }

    private int fill(String party) {
        int accepted = 0;
        while (queue.offer(party, party + accepted)) {
            accepted++;
        }
        return accepted;
    }
}
