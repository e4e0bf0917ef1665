package io.cardradar.wechat.simulator.http;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** How an answer travels to its client. */
public enum Delivery {
    /** At once, as it should. */
    WHOLE {
        @Override
        void send(HttpExchange http, Reply reply) throws IOException {
            int length = reply.body().length;
            http.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
            http.getResponseBody().write(reply.body());
        }
    },
    /** One byte at a time: never silent long enough for a read time-out. */
    DRIP {
        @Override
        void send(HttpExchange http, Reply reply) throws IOException {
            http.sendResponseHeaders(reply.status(), reply.body().length);
            for (byte b : reply.body()) {
                pause();
                http.getResponseBody().write(b);
                http.getResponseBody().flush();
            }
        }
    },
    /** Half of it, then the connection is closed. */
    TRUNCATED {
        @Override
        void send(HttpExchange http, Reply reply) throws IOException {
            http.sendResponseHeaders(reply.status(), reply.body().length);
            http.getResponseBody().write(reply.body(), 0, reply.body().length / 2);
            http.getResponseBody().flush();
        }
    },
    /** After 64 MB of spaces, which are good JSON all the same. */
    GIGANTIC {
        @Override
        void send(HttpExchange http, Reply reply) throws IOException {
            var spaces = new byte[64 * 1024];
            Arrays.fill(spaces, (byte) ' ');
            http.sendResponseHeaders(reply.status(), 0);
            for (int i = 0; i < 1024; i++) {
                http.getResponseBody().write(spaces);
            }
            http.getResponseBody().write(reply.body());
        }
    };

    private static final Duration BETWEEN_BYTES = Duration.ofMillis(200);

    abstract void send(HttpExchange http, Reply reply) throws IOException;

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_BYTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the simulator is closing", e);
        }
    }
}
