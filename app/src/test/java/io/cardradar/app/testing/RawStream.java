package io.cardradar.app.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A device without manners: it opens the stream by hand, answers nothing, and reads only when it is
 * told to.
 */
public final class RawStream implements AutoCloseable {
    /** So little that a device that does not read is soon noticed. */
    private static final int BUFFER = 4_096;

    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    private RawStream(Socket socket) {
        this.socket = socket;
    }

    /**
     * @param query with its question mark, or empty
     */
    public static RawStream open(Api api, String query) throws IOException {
        URI service = api.service();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(BUFFER);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String handshake =
                "GET /v1/radar/stream%s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\n"
                                .formatted(query, service.getHost(), service.getPort())
                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: "
                        + Base64.getEncoder().encodeToString(new byte[16])
                        + "\r\nSec-WebSocket-Protocol: bearer, "
                        + api.token()
                        + "\r\n\r\n";
        socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
        return new RawStream(socket);
    }

    /** Everything that came until the service hung up. */
    public String readToEnd() throws IOException {
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8_192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                read.write(some, 0, n);
            }
        } catch (SocketException e) {
            // Cut in the middle of what was on its way.
            return text();
        }
        return text();
    }

    /** Reads nothing until the service has surely hung up, then what is left. */
    public void waitUntilLeft() throws IOException {
        try {
            // The time to be left, and the grace after it.
            Thread.sleep(12_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        readToEnd();
    }

    /** How many messages came. */
    public int messages() {
        return text().split("\"type\":\"radar", -1).length - 1;
    }

    private String text() {
        return read.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
