package io.cardradar.embedded;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code mvn -Prun -Dname=value …} may set.
 *
 * @param dataDirectory {@code data.dir}: where everything is kept, {@code .cardradar} beside the
 *     root pom unless given
 * @param heap {@code heap}: of the service, {@code 512m} unless given
 * @param elasticsearchHeap {@code elasticsearch.heap}: {@code 512m} unless given
 * @param checkMachine {@code check.machine}: false starts in spite of short memory or disk
 */
record RunSettings(
        Ports ports,
        Path dataDirectory,
        String heap,
        String elasticsearchHeap,
        boolean checkMachine) {
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[mMgG]");

    /** {@code port}, {@code simulator.port}, {@code postgres.port}, {@code elasticsearch.port}. */
    record Ports(Wish service, Wish simulator, Wish postgres, Wish elasticsearch) {
        List<Wish> all() {
            return List.of(service, simulator, postgres, elasticsearch);
        }
    }

    /**
     * A wished port.
     *
     * @param server what listens there, for messages
     * @param flag the property that changes it
     * @param movable whether any free port does when this one is taken
     */
    record Wish(String server, String flag, int port, boolean movable) {}

    /**
     * @param properties for example the system properties
     * @param project the root folder of the project, against which a relative {@code data.dir} is
     *     taken
     * @throws LaunchFailed when a value makes no sense
     */
    static RunSettings from(Map<?, ?> properties, Path project) {
        Reader reader = new Reader(properties);
        return new RunSettings(
                new Ports(
                        reader.fixedPort("The service", "port", 8080),
                        reader.fixedPort("The WeChat simulator", "simulator.port", 8090),
                        reader.movablePort("PostgreSQL", "postgres.port", 15432),
                        reader.movablePort("Elasticsearch", "elasticsearch.port", 19200)),
                project.resolve(reader.text("data.dir", ".cardradar")).toAbsolutePath().normalize(),
                reader.heap("heap"),
                reader.heap("elasticsearch.heap"),
                !"false".equals(reader.text("check.machine", "true")));
    }

    private record Reader(Map<?, ?> properties) {
        String text(String name, String otherwise) {
            String value = given(name);
            return value == null ? otherwise : value;
        }

        String heap(String flag) {
            String heap = text(flag, "512m");
            if (!HEAP.matcher(heap).matches()) {
                throw new LaunchFailed(
                        "-D%s=%s is not a size: write for example -D%s=1g."
                                .formatted(flag, heap, flag));
            }
            return heap;
        }

        Wish fixedPort(String server, String flag, int otherwise) {
            return new Wish(server, flag, port(flag, otherwise), false);
        }

        Wish movablePort(String server, String flag, int otherwise) {
            return new Wish(server, flag, port(flag, otherwise), given(flag) == null);
        }

        private int port(String flag, int otherwise) {
            String text = text(flag, Integer.toString(otherwise));
            try {
                int port = Integer.parseInt(text);
                if (port >= 1 && port <= 65535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // Told below, like a number out of range.
            }
            throw new LaunchFailed(
                    "-D%s=%s is not a port: give a number from 1 to 65535.".formatted(flag, text));
        }

        private @Nullable String given(String name) {
            return properties.get(name) instanceof String value && !value.isBlank() ? value : null;
        }
    }
}
