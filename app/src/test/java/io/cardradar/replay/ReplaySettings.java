package io.cardradar.replay;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code mvn -Preplay -Dname=value …} may set.
 *
 * @param target {@code target}: the service, {@code http://localhost:8080} unless given
 * @param file {@code file}: sessions in the form of the one that comes with the project
 * @param ownFile whether {@code file} was given
 * @param dataDirectory {@code data.dir}: where the replay remembers its first run, {@code
 *     .cardradar} unless given
 * @param load how much and how fast
 */
public record ReplaySettings(
        URI target, Path file, boolean ownFile, Path dataDirectory, Load load) {
    static final String APP = "wxdemo0000000001";
    static final String MANAGER_PHONE = "13800000001";
    static final String MANAGER_PASSWORD = "Demo-2026";
    static final int SALESPEOPLE = 8;

    /**
     * @param sessions {@code sessions}: only the first so many; all unless given
     * @param rate {@code rate}: events a second at most; 0, which is the default, for no limit
     * @param connections {@code connections}: how many visitors at the same time, 8 unless given
     */
    public record Load(int sessions, int rate, int connections) {}

    /**
     * @param properties for example the system properties
     * @param project the root folder of the project, against which relative paths are taken
     * @throws ReplayFailed when a value makes no sense
     */
    public static ReplaySettings from(Map<?, ?> properties, Path project) {
        Object file = properties.get("file");
        return new ReplaySettings(
                uri(text(properties, "target", "http://localhost:8080")),
                project.resolve(
                        file == null
                                ? "app/src/test/data/online_shoppers_intention.csv"
                                : file.toString()),
                file != null,
                project.resolve(text(properties, "data.dir", ".cardradar")),
                new Load(
                        number(properties, "sessions", Integer.MAX_VALUE, 1),
                        number(properties, "rate", 0, 0),
                        number(properties, "connections", 8, 1)));
    }

    private static String text(Map<?, ?> properties, String name, String otherwise) {
        return properties.get(name) instanceof String value && !value.isBlank() ? value : otherwise;
    }

    private static int number(Map<?, ?> properties, String name, int otherwise, int least) {
        String text = text(properties, name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw new ReplayFailed(
                "-D%s=%s: give a whole number from %d.".formatted(name, text, least));
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like an address without a host.
        }
        throw new ReplayFailed("-Dtarget=" + text + " is no address like http://localhost:8080.");
    }
}
