package io.cardradar.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/** Ports that nobody listens on. */
public final class FreePort {
    private FreePort() {}

    /** A port that is free now; somebody else may take it before the caller does. */
    public static int any() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first free port above the given one, which is easier to remember than any. */
    static int above(int port) {
        return IntStream.range(port + 1, Math.min(port + 100, 65_536))
                .filter(FreePort::isFree)
                .findFirst()
                .orElseGet(FreePort::any);
    }

    /** Whether a server could listen on that port, on all addresses. */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
