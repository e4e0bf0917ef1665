package io.cardradar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table, in Markdown. */
final class Report {
    private final String machine;
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Report(String machine) {
        this.machine = machine;
    }

    /**
     * One line of the table.
     *
     * @param metric its number in the list of metrics, and what was done
     * @param figure with its unit
     * @param more whatever helps to judge the figure: the rounds, the processor's time
     */
    void add(String metric, String figure, Verdict verdict, String more) {
        String row =
                "| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                metric,
                                figure,
                                verdict.gate(),
                                verdict.goal(),
                                verdict.met(),
                                more);
        rows.add(row);
        System.out.println(row);
    }

    /** A sentence below the table. */
    void note(String format, Object... arguments) {
        String note = String.format(Locale.ROOT, format, arguments);
        notes.add(note);
        System.out.println(note);
    }

    String text() {
        return "# Bench\n\n"
                + machine
                + "\n| metric | figure | gate | goal | met | |\n|---|---|---|---|---|---|\n"
                + String.join("\n", rows)
                + "\n\n"
                + String.join("\n\n", notes)
                + "\n";
    }
}
