package io.cardradar.bench;

import io.cardradar.bench.Weeks.Part;

import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the past by binary COPY, a week after the other, on two threads. */
final class FillEvents {
    private static final int EVENTS_A_COPY = 100_000;

    private final Sql sql;
    private final Town town;
    private final Progress progress;

    FillEvents(Sql sql, Town town, Progress progress) {
        this.sql = sql;
        this.town = town;
        this.progress = progress;
    }

    /** Exactly so many events, evenly over the weeks. */
    void fill(Weeks weeks, long events) throws InterruptedException {
        People people = new People(town, weeks, events);
        List<Runnable> work = new ArrayList<>();
        long before = 0;
        long lengthBefore = 0;
        for (Part part : weeks.parts()) {
            lengthBefore += part.length();
            long upTo = Math.round((double) events * lengthBefore / weeks.length());
            long share = upTo - before;
            long seed = part.from();
            work.add(() -> fill(new PastVisits(people, part, share, seed), share));
            before = upTo;
        }
        Parallel.run(work);
    }

    private void fill(PastVisits visits, long events) {
        try (Connection connection = sql.connect()) {
            CopyManager copies = new CopyManager(connection.unwrap(BaseConnection.class));
            EventCopy rows = new EventCopy();
            for (long left = events; left > 0; left -= EVENTS_A_COPY) {
                copy(copies, rows, visits, (int) Math.min(EVENTS_A_COPY, left));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(CopyManager copies, EventCopy rows, PastVisits visits, int events)
            throws SQLException {
        CopyIn copy =
                copies.copyIn(
                        "COPY interaction_event ("
                                + EventCopy.COLUMNS
                                + ") FROM STDIN (FORMAT binary)");
        rows.begin();
        for (int i = 0; i < events; i++) {
            visits.next(rows);
            if (rows.isFull()) {
                rows.sendTo(copy);
            }
        }
        rows.end();
        rows.sendTo(copy);
        copy.endCopy();
        progress.add(events);
    }
}
