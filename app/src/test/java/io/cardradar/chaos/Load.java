package io.cardradar.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * So many phones that send, wait for the answer and send the next. What was not answered is sent
 * again, often in other requests than before; what was is sent again now and then, too.
 */
final class Load implements AutoCloseable {
    /** Phones hold this many batches; then nobody does anything new. */
    private static final int MOST_UNANSWERED = 400;

    private static final int REMEMBERED = 64;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final Supplier<List<URI>> targets;
    private final Making making;
    private final Ledger ledger;
    private final Client client = new Client();
    private final Pace pace;
    private final Queue<Batch> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<Batch> answered = new ConcurrentLinkedQueue<>();

    /** Batches that are not acknowledged yet. */
    private final AtomicInteger open = new AtomicInteger();

    private final AtomicLong receipts = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean fresh = true;
    private volatile boolean over;

    Load(Supplier<List<URI>> targets, Making making, Ledger ledger, int rate) {
        this.targets = targets;
        this.making = making;
        this.ledger = ledger;
        this.pace = new Pace(rate);
    }

    void start(int connections) {
        for (int i = 0; i < connections; i++) {
            threads.execute(this::work);
        }
    }

    /** Receipts so far. */
    long receipts() {
        return receipts.get();
    }

    /** How long it takes, from a moment on, until the service acknowledges something again. */
    Duration awaitReceipt(long start, Duration patience) {
        long before = receipts();
        while (receipts() == before) {
            if (System.nanoTime() - start > patience.toNanos()) {
                ledger.complain("nothing was acknowledged within " + patience);
                break;
            }
            Pauses.sleep(Duration.ofMillis(10));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends: nothing new, and whatever was not answered is sent until it is. */
    void finish(Duration patience) {
        fresh = false;
        long end = System.nanoTime() + patience.toNanos();
        while (open.get() > 0) {
            if (System.nanoTime() > end) {
                ledger.complain("some events are not answered, however often they are sent");
                break;
            }
            Pauses.sleep(Duration.ofMillis(20));
        }
        close();
    }

    private void work() {
        while (!over) {
            next();
        }
    }

    private void next() {
        Batch again = unanswered.poll();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (again != null) {
            List<Batch> parts = random.nextBoolean() ? again.halves() : List.of(again);
            open.addAndGet(parts.size() - 1);
            unanswered.addAll(parts.subList(1, parts.size()));
            send(parts.getFirst());
        } else if (!fresh || unanswered.size() > MOST_UNANSWERED) {
            Pauses.sleep(Duration.ofMillis(20));
        } else {
            open.incrementAndGet();
            Batch known = random.nextInt(30) == 0 ? answered.poll() : null;
            Batch batch = known == null ? making.batch() : known;
            pace.await(batch.size());
            send(batch);
        }
    }

    private void send(Batch batch) {
        ledger.sending(batch);
        List<URI> all = targets.get();
        URI target = all.get(ThreadLocalRandom.current().nextInt(all.size()));
        Client.Answer answer =
                client.post(target, batch.token(), batch.body(making.clock().instant()));
        ledger.count(answer);
        if (answer.isReceipt()) {
            ledger.acknowledge(batch, answer);
            receipts.incrementAndGet();
            remember(batch);
            open.decrementAndGet();
        } else {
            unanswered.add(batch);
            Pauses.sleep(LONGEST_WAIT.dividedBy(answer.status() == 0 ? 4 : 1));
        }
    }

    private void remember(Batch batch) {
        answered.add(batch);
        if (answered.size() > REMEMBERED) {
            answered.poll();
        }
    }

    @Override
    public void close() {
        over = true;
        threads.shutdown();
        try {
            threads.awaitTermination(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many events a second, over all threads. */
    private static final class Pace {
        private final double nanosPerEvent;
        private final AtomicLong due = new AtomicLong(System.nanoTime());

        Pace(int rate) {
            this.nanosPerEvent = 1e9 / rate;
        }

        void await(int events) {
            long now = System.nanoTime();
            long mine = due.getAndUpdate(at -> Math.max(at, now) + (long) (events * nanosPerEvent));
            Pauses.sleep(Duration.ofNanos(Math.max(0, mine - now)));
        }
    }
}
