package io.cardradar.analytics.ingest;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/**
 * Whether the database itself is away or full: then no request is at fault, and trying each of them
 * alone would have all of them wait for the time-outs of each other.
 */
final class DatabaseAway {
    /**
     * Classes of SQLSTATE (PostgreSQL manual, appendix A): no connection, no resources (disk,
     * memory), shut down by its operator, I/O error.
     */
    private static final List<String> CLASSES = List.of("08", "53", "57P", "58");

    private DatabaseAway() {}

    static boolean isReasonOf(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLTransientConnectionException) {
                return true;
            }
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return CLASSES.stream().anyMatch(state::startsWith);
            }
        }
        return false;
    }
}
