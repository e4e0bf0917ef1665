package io.cardradar.app.messaging;

import io.cardradar.kernel.Cursor;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A place in a list of messages that is read backwards: just before this one. */
record MessagePlace(Instant at, UUID id) {
    private static final MessagePlace END =
            new MessagePlace(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    /** Null stands for the end, where reading begins. */
    static MessagePlace of(@Nullable String cursor) {
        if (cursor == null) {
            return END;
        }
        List<String> keys = Cursor.parse(cursor, 2);
        try {
            return new MessagePlace(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    /** The cursor of this place. */
    @Override
    public String toString() {
        return Cursor.of(at, id);
    }
}
