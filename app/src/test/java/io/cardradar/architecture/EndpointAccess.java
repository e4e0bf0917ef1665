package io.cardradar.architecture;

import io.cardradar.kernel.Caller.Role;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One row of {@code endpoint-access.csv}.
 *
 * @param method {@code WS} is the handshake of a WebSocket
 * @param callers the roles that may call; empty where anyone may, logged in or not
 */
record EndpointAccess(String method, String path, Set<Role> callers) {
    private static final String TABLE = "/endpoint-access.csv";
    private static final String ANYONE = "anonymous";

    static List<EndpointAccess> table() {
        try (InputStream table = EndpointAccess.class.getResourceAsStream(TABLE)) {
            String text =
                    new String(
                            Objects.requireNonNull(table, TABLE).readAllBytes(),
                            StandardCharsets.UTF_8);
            return text.lines().skip(1).map(EndpointAccess::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EndpointAccess row(String line) {
        String[] columns = line.split(",");
        Set<Role> callers =
                columns[2].equals(ANYONE)
                        ? Set.of()
                        : Arrays.stream(columns[2].split(" "))
                                .map(Role::valueOf)
                                .collect(Collectors.toSet());
        return new EndpointAccess(columns[0], columns[1], callers);
    }

    boolean isForAnyone() {
        return callers.isEmpty();
    }

    boolean isWebSocket() {
        return method.equals("WS");
    }

    /** The route's name, as the table and the router both give it. */
    String route() {
        return (isWebSocket() ? "GET" : method) + " " + path;
    }

    /** The path with ids in the places of its variables. */
    String concretePath() {
        return path.replace("{selector}", "liveness")
                .replaceAll("\\{\\+?[a-zA-Z]+}", UUID.randomUUID().toString());
    }
}
