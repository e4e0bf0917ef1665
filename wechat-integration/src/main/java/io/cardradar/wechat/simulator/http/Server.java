package io.cardradar.wechat.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server for this machine only, with a virtual thread for each request. */
public final class Server implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Endpoint endpoint;

    /**
     * @param port 0 takes any free one
     * @throws IOException if the port is taken
     */
    public Server(int port, Endpoint endpoint) throws IOException {
        // Without it, small replies wait 40 ms for Nagle; read when the server class is loaded.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.endpoint = endpoint;
        this.server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                        BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            var body = http.getRequestBody().readNBytes(LARGEST_BODY);
            var uri = http.getRequestURI();
            var exchange =
                    Exchange.of(
                                    http.getRequestMethod(),
                                    uri.getPath(),
                                    uri.getRawQuery(),
                                    http.getRequestHeaders().getFirst("Content-Type"),
                                    body)
                            .via(http.getRequestHeaders().getFirst("Host"));
            send(http, endpoint.answer(exchange));
        }
    }

    private static void send(HttpExchange http, Reply reply) throws IOException {
        if (reply.isDropped()) {
            return; // closing before any header has been sent closes the connection
        }
        http.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.delivery().send(http, reply);
    }
}
