package io.cardradar.replay;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends a request again while the service is busy (429) or away (503, no connection), with growing
 * pauses: a service that is killed and started again is survived.
 */
final class Endurance {
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final HttpClient client;
    private final Account account;

    Endurance(HttpClient client, Account account) {
        this.client = client;
        this.account = account;
    }

    /** The first answer that another attempt would not change. */
    Answer untilAnswered(HttpRequest request) {
        long end = System.nanoTime() + LIMIT.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<Answer> answer = once(request);
            if (answer.isPresent() && !answer.get().asksToWait()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new ReplayFailed(
                        "%s %s failed for %d s: %s"
                                .formatted(
                                        request.method(),
                                        request.uri(),
                                        LIMIT.toSeconds(),
                                        answer.map(Answer::toString).orElse("no connection")));
            }
            account.retries.increment();
            sleep(answer.map(Answer::retryAfter).filter(Duration::isPositive).orElse(pause));
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    /** One attempt; nothing when no answer came. */
    Optional<Answer> once(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            return Optional.of(
                    new Answer(response.statusCode(), response.body(), duration(retryAfter)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailed("Interrupted.", e);
        }
    }

    private static Duration duration(@Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReplayFailed("Interrupted.", e);
        }
    }

    /**
     * @param retryAfter zero when the service did not say
     */
    record Answer(int status, byte[] body, Duration retryAfter) {
        boolean asksToWait() {
            return status == 429 || (status >= 502 && status <= 504);
        }

        @Override
        public String toString() {
            return status + " " + new String(body, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
