package io.cardradar.bench;

import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.bench.Town.Firm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The common table that derivations are stated over. */
record Happened(Sql sql) {
    private static final String SUBJECT_KINDS =
            Arrays.stream(SubjectKind.values())
                    .map(kind -> "WHEN %d THEN '%s:'".formatted(kind.code(), kind.wireName()))
                    .collect(Collectors.joining(" ", "CASE subject_kind ", " END"));

    /** A company's events that projections were told of, as {@code Derivation} describes them. */
    String of(Firm firm) {
        List<String> columns =
                sql.list(
                        String.class,
                        """
                        SELECT CAST(column_name AS text) FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = 'interaction_event' ORDER BY ordinal_position\
                        """);
        return """
        SELECT %1$s, coalesce(%2$s || subject_id, '') AS subject,
            CAST(occurred_at AT TIME ZONE '%3$s' AS date) AS day, date_trunc('hour', occurred_at, '%3$s') AS hour
        FROM interaction_event WHERE tenant_id = '%4$s' AND NOT internal AND employee_id IS NOT NULL\
        """
                .formatted(
                        columns.stream().map(Happened::column).collect(Collectors.joining(", ")),
                        SUBJECT_KINDS,
                        firm.zone(),
                        firm.tenant());
    }

    private static String column(String name) {
        return name.equals("dwell_ms") ? "coalesce(dwell_ms, 0) AS dwell_ms" : name;
    }
}
