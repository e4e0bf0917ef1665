package io.cardradar.wechat.simulator.push;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Delivers pushes, each on a thread of its own: waits five seconds for {@code success}, and repeats
 * three times what was not accepted.
 */
public final class PushSender implements AutoCloseable {

    private static final int ATTEMPTS = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PushTarget.PATIENCE)
                    .executor(threads)
                    .build();
    private final Clock clock;

    /**
     * @param clock that the receiver lives by too: it refuses what is too old or too new
     */
    public PushSender(Clock clock) {
        this.clock = clock;
    }

    /**
     * The check of an address, as the console makes it before it accepts one.
     *
     * @throws IllegalArgumentException with the console's reason
     */
    public void check(PushTarget target) {
        var echo = UUID.randomUUID().toString();
        var address = target.address(Map.of("echostr", echo), clock.instant().getEpochSecond());
        var answer = attempt(HttpRequest.newBuilder(address).GET().build(), target.patience());
        if (answer.status() == 0) {
            throw new IllegalArgumentException("请求URL超时 (no answer): " + answer.outcome());
        }
        if (answer.status() != 200 || !answer.outcome().equals(echo)) {
            throw new IllegalArgumentException(
                    "token校验失败 (the answer is not echostr): HTTP " + answer.status());
        }
    }

    /** Starts the delivery, and returns at once. */
    public void start(Delivery delivery, PushTarget target) {
        threads.execute(() -> deliver(delivery, target));
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }

    private void deliver(Delivery delivery, PushTarget target) {
        for (int left = ATTEMPTS - 1; left >= 0; left--) {
            var attempt = attempt(post(delivery, target), target.patience());
            if (attempt.isAccepted()) {
                delivery.add(attempt, Delivery.State.DELIVERED);
                return;
            }
            delivery.add(attempt, left == 0 ? Delivery.State.GIVEN_UP : Delivery.State.UNDER_WAY);
            if (left > 0 && !paused(attempt, target.pause())) {
                return;
            }
        }
    }

    private HttpRequest post(Delivery delivery, PushTarget target) {
        var openId = String.valueOf(delivery.fields().getOrDefault("FromUserName", ""));
        var envelope = target.envelope(delivery.fields(), openId, clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(envelope.address())
                .header("Content-Type", target.format().contentType())
                .POST(BodyPublishers.ofString(envelope.body()))
                .build();
    }

    private Attempt attempt(HttpRequest request, Duration patience) {
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        long start = System.nanoTime();
        var answer = http.sendAsync(request, BodyHandlers.ofString());
        int status = 0;
        String outcome;
        try {
            HttpResponse<String> reply = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            status = reply.statusCode();
            outcome = reply.body().strip();
        } catch (TimeoutException e) {
            answer.cancel(true);
            outcome = Attempt.TIMED_OUT;
        } catch (ExecutionException e) {
            outcome = String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome = "the simulator is closing";
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new Attempt(at, status, outcome, millis);
    }

    /** WeChat has waited long enough when there was no answer; after a quick failure it pauses. */
    private static boolean paused(Attempt attempt, Duration pause) {
        try {
            if (!attempt.outcome().equals(Attempt.TIMED_OUT)) {
                Thread.sleep(pause);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
