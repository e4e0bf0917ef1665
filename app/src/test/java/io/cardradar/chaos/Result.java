package io.cardradar.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of one scenario.
 *
 * @param seconds how long it took, with everything
 */
record Result(
        Scenario scenario,
        Ledger ledger,
        long stored,
        Stage stage,
        Vitals before,
        Vitals after,
        List<String> differences,
        long seconds) {
    boolean isGood() {
        return differences.isEmpty();
    }

    static String heading() {
        return """
        | scenario | faults | events sent | acknowledged | stored | duplicates answered | answers | longest recovery | node before | node after | differences |
        |---|---|---|---|---|---|---|---|---|---|---|
        """;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,d | %,d | %,d | %,d | %s | %.1f s | %s | %s | %s |%n",
                scenario.name(),
                stage.faults(),
                ledger.sent().size(),
                ledger.acknowledged(),
                stored,
                ledger.duplicates(),
                ledger.answers().entrySet().stream()
                        .map(answer -> answer.getKey() + ": " + answer.getValue())
                        .collect(Collectors.joining(", ")),
                stage.longestRecovery().toMillis() / 1000.0,
                before,
                after,
                isGood() ? "**none**" : "**" + String.join("; ", differences) + "**");
    }

    String notes() {
        return stage.notes().stream()
                .map(note -> "  - " + note + "\n")
                .collect(
                        Collectors.joining(
                                "",
                                "- **%s** (%d s): %s\n"
                                        .formatted(scenario.name(), seconds, scenario.title()),
                                ""));
    }
}
