package io.cardradar.bench;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code mvn -Pbench -Dname=value …} may set; docs/performance.md says what each is good for.
 */
record BenchSettings(Map<String, String> given) {
    private static final String POSTGRES = "pg.";
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static BenchSettings from(Map<?, ?> properties) {
        Map<String, String> given = new HashMap<>();
        properties.forEach((name, value) -> given.put(name.toString(), value.toString()));
        return new BenchSettings(given);
    }

    /** {@code bench}: which ones, separated by commas; {@code ingest} unless given. */
    List<String> benches() {
        return List.of(text("bench", "ingest").split(",", -1));
    }

    /** {@code seconds}: of each measurement. */
    Duration duration() {
        return Duration.ofSeconds(number("seconds", 10));
    }

    /** {@code warm}: seconds of load before anything is measured, of all shapes together. */
    Duration warmUp() {
        return Duration.ofSeconds(number("warm", 120));
    }

    /** {@code rounds}: how often each is measured; the median counts. */
    int rounds() {
        return (int) number("rounds", 3);
    }

    /** {@code connections}: open at the same time. */
    int connections() {
        return (int) number("connections", 64);
    }

    /** {@code sustain}: seconds for which the fully processed rate must hold. */
    Duration sustained() {
        return Duration.ofSeconds(number("sustain", 60));
    }

    /** {@code begin}: the share of L that is tried first; 0 looks for what holds for seconds. */
    double begin() {
        double share = Double.parseDouble(text("begin", "0"));
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("-Dbegin is a share of L, from 0 to 1");
        }
        return share;
    }

    /** {@code rate}: events a second under which freshness is measured. */
    int rate() {
        return (int) number("rate", 10_000);
    }

    /** {@code events}: stored before anything is measured; each bench has its own default. */
    long events(long otherwise) {
        return number("events", otherwise);
    }

    /** {@code days}: over which the stored events are spread. */
    int days() {
        return (int) number("days", 90);
    }

    /** {@code salespeople}: of all companies together. */
    int salespeople() {
        return (int) number("salespeople", 1_000);
    }

    /** {@code visitors}: who are logged in and send the load. */
    int visitors() {
        return (int) number("visitors", 5_000);
    }

    /** {@code page}: only pages whose names contain this are read. */
    boolean wants(String page) {
        return page.contains(text("page", ""));
    }

    /** {@code elasticsearch}: whether one runs beside the others. */
    boolean elasticsearch() {
        return text("elasticsearch", "false").equals("true");
    }

    /** {@code data.dir}: kept and used again; null for new data each time. */
    @Nullable Path dataFolder() {
        String folder = text("data.dir", "");
        return folder.isEmpty() ? null : root().resolve(folder).toAbsolutePath();
    }

    /** The folder of the root pom. */
    Path root() {
        return Path.of(text("project.root", "."));
    }

    /** {@code heap} and {@code jvm}: the service's arguments; the image's unless given. */
    List<String> jvm() {
        return List.of(SPACES.split(("-Xmx" + text("heap", "320m") + " " + flags()).strip()));
    }

    private String flags() {
        return text("jvm", String.join(" ", io.cardradar.embedded.Jvm.RECOMMENDED));
    }

    /** {@code pg.*}: settings of PostgreSQL that win over the bench's. */
    Map<String, String> postgres() {
        Map<String, String> settings = new HashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(POSTGRES)) {
                settings.put(name.substring(POSTGRES.length()), value);
            }
        });
        return settings;
    }

    private String text(String name, String otherwise) {
        String value = given.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }

    private long number(String name, long otherwise) {
        long number = Long.parseLong(text(name, Long.toString(otherwise)));
        if (number < 0) {
            throw new IllegalArgumentException("-D" + name + " must not be negative");
        }
        return number;
    }
}
