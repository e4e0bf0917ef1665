package io.cardradar.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;

/** Asks a server on this machine whether it is there. */
final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Http() {}

    /** Whether a GET is answered with a 2xx within a few seconds. */
    static boolean answers(URI uri) {
        OptionalInt status = get(uri);
        return status.isPresent() && status.getAsInt() >= 200 && status.getAsInt() < 300;
    }

    /** Whether a GET is answered at all, with whatever status. */
    static boolean responds(URI uri) {
        return get(uri).isPresent();
    }

    /** Whether a POST of JSON is answered with a 200. */
    static boolean accepts(URI uri, String json) {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(json);
        OptionalInt status = send(HttpRequest.newBuilder(uri).POST(body));
        return status.isPresent() && status.getAsInt() == 200;
    }

    private static OptionalInt get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    private static OptionalInt send(HttpRequest.Builder asked) {
        HttpRequest request = asked.timeout(Duration.ofSeconds(10)).build();
        try {
            return OptionalInt.of(
                    CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
