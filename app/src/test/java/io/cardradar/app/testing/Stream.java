package io.cardradar.app.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A device that follows its radar over a WebSocket. */
public final class Stream implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> messages;
    private final CompletableFuture<Integer> closed;
    private final WebSocket socket;

    private Stream(
            BlockingQueue<String> messages, CompletableFuture<Integer> closed, WebSocket socket) {
        this.messages = messages;
        this.closed = closed;
        this.socket = socket;
    }

    /**
     * Connects with the token in the sub-protocol, as a mini-program does.
     *
     * @param query with its question mark, or empty
     */
    public static Stream open(Api api, String query) {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        URI uri =
                URI.create(
                        api.service().toString().replaceFirst("^http", "ws")
                                + "/v1/radar/stream"
                                + query);
        try {
            WebSocket socket =
                    HTTP.newWebSocketBuilder()
                            .subprotocols("bearer", api.token())
                            .buildAsync(uri, new Collector(messages, closed))
                            .join();
            return new Stream(messages, closed, socket);
        } catch (CompletionException e) {
            int status =
                    e.getCause() instanceof WebSocketHandshakeException refused
                            ? refused.getResponse().statusCode()
                            : 0;
            throw new IllegalStateException("The handshake was refused with " + status, e);
        }
    }

    /** The next message; fails when none comes. */
    public JsonNode next() {
        try {
            String message = messages.poll(15, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("No message came");
            }
            return JSON.readTree(message);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next message of a type; others are passed over. */
    public JsonNode next(String type) {
        JsonNode message = next();
        while (!message.path("type").asText().equals(type)) {
            message = next();
        }
        return message;
    }

    /** With which code the stream ended, 1006 if it just broke; fails when it does not end. */
    public int closed() {
        return closed.orTimeout(60, TimeUnit.SECONDS).join();
    }

    public void send(String message) {
        socket.sendText(message, true).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Collector implements WebSocket.Listener {
        private final BlockingQueue<String> messages;
        private final CompletableFuture<Integer> closed;
        private final StringBuilder parts = new StringBuilder();

        Collector(BlockingQueue<String> messages, CompletableFuture<Integer> closed) {
            this.messages = messages;
            this.closed = closed;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(1006);
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
