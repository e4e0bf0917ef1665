package io.cardradar.chaos;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What {@code mvn -Pchaos -Dname=value …} may set.
 *
 * @param scenarios {@code scenario}: names, separated by commas; all of them unless given
 * @param kills {@code kills}: how often the service is killed, 20 unless given
 * @param calm {@code seconds}: of load before and after each fault, 4 unless given
 * @param connections {@code connections}: open at the same time, 24 unless given
 * @param rate {@code rate}: new events a second at most, 1500 unless given; more take longer to
 *     count anew than to send
 * @param seed {@code seed}: of everything random
 */
record ChaosSettings(
        List<String> scenarios, int kills, Duration calm, int connections, int rate, long seed) {
    static ChaosSettings from(Map<?, ?> properties) {
        String names = text(properties, "scenario", "");
        return new ChaosSettings(
                Arrays.stream(names.split(",", -1)).filter(name -> !name.isBlank()).toList(),
                number(properties, "kills", 20),
                Duration.ofSeconds(number(properties, "seconds", 4)),
                number(properties, "connections", 24),
                number(properties, "rate", 1_500),
                Long.parseLong(text(properties, "seed", Long.toString(System.nanoTime()))));
    }

    boolean wants(Scenario scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario.name());
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
