package io.cardradar.bench;

import java.time.Duration;
import java.util.Map;

/**
 * What {@code mvn -Pbench -Dname=value …} may set.
 *
 * @param bench {@code bench}: which one, {@code ingest} unless given
 * @param duration {@code seconds}: of each measurement, 10 unless given
 * @param rounds {@code rounds}: how often each is measured; the median counts. 3 unless given
 * @param connections {@code connections}: open at the same time, 64 unless given
 * @param heap {@code heap}: of the service, {@code 512m} unless given
 */
record BenchSettings(String bench, Duration duration, int rounds, int connections, String heap) {
    static BenchSettings from(Map<?, ?> properties) {
        return new BenchSettings(
                text(properties, "bench", "ingest"),
                Duration.ofSeconds(number(properties, "seconds", 10)),
                number(properties, "rounds", 3),
                number(properties, "connections", 64),
                text(properties, "heap", "512m"));
    }

    private static String text(Map<?, ?> properties, String name, String otherwise) {
        return properties.get(name) instanceof String value && !value.isBlank() ? value : otherwise;
    }

    private static int number(Map<?, ?> properties, String name, int otherwise) {
        int number = Integer.parseInt(text(properties, name, Integer.toString(otherwise)));
        if (number < 1) {
            throw new IllegalArgumentException("-D" + name + " must be at least 1");
        }
        return number;
    }
}
