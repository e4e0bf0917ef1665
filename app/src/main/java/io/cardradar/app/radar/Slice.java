package io.cardradar.app.radar;

import io.cardradar.kernel.Cursor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a page of a list goes on, and of what: the list is the radar as it was when its first page
 * was read. Whatever arrives later has a greater number and is on no page, however early it
 * occurred; the stream tells it.
 *
 * @param start how far back the list reaches
 * @param snapshot the number of the last item that belongs to the list
 * @param before the page begins just before this place
 */
record Slice(Instant start, long snapshot, Place before) {
    /** The first page. */
    static Slice first(Instant start, long lastSeq) {
        return new Slice(start, lastSeq, Place.NOW);
    }

    static Slice parse(String cursor) {
        List<String> keys = Cursor.parse(cursor, 4);
        try {
            return new Slice(
                    Instant.parse(keys.get(2)),
                    Long.parseLong(keys.get(3)),
                    new Place(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1))));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    /** The cursor of the page that goes on there. */
    String cursorAt(Instant at, UUID id) {
        return Cursor.of(at, id, start, snapshot);
    }

    /** A place in a list: just before this event, or this visitor. */
    record Place(Instant at, UUID id) {
        /** Later than anything; PostgreSQL knows times up to the year 294276. */
        static final Place NOW =
                new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));
    }
}
