package io.cardradar.bench;

import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Rows of {@code interaction_event} on their way into PostgreSQL's binary COPY. */
final class EventCopy {
    static final String COLUMNS =
            "tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id,"
                    + " subject_kind, subject_id, dwell_ms, scene, internal, props, projected_ms";

    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final int LARGEST_ROW = 512;
    private static final int NULL = -1;

    private final ByteBuffer bytes = ByteBuffer.allocate(256 << 10);

    void begin() {
        bytes.clear();
        bytes.put(SIGNATURE).putInt(0).putInt(0);
    }

    void end() {
        bytes.putShort((short) -1);
    }

    boolean isFull() {
        return bytes.remaining() < LARGEST_ROW;
    }

    void sendTo(CopyIn copy) throws SQLException {
        copy.writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    void row() {
        bytes.putShort((short) 15);
    }

    void uuid(@Nullable UUID id) {
        if (id == null) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits());
        }
    }

    void smallint(int value) {
        if (value < 0) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(2).putShort((short) value);
        }
    }

    void integer(int value) {
        if (value < 0) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(4).putInt(value);
        }
    }

    void time(long epochMillis) {
        bytes.putInt(8).putLong((epochMillis - EPOCH) * 1_000);
    }

    void bool(boolean value) {
        bytes.putInt(1).put((byte) (value ? 1 : 0));
    }

    void text(@Nullable String value) {
        if (value == null) {
            bytes.putInt(NULL);
        } else {
            byte[] ascii = value.getBytes(StandardCharsets.US_ASCII);
            bytes.putInt(ascii.length).put(ascii);
        }
    }

    /** A version number stands in front of the text. */
    void jsonb(byte @Nullable [] value) {
        if (value == null) {
            bytes.putInt(NULL);
        } else {
            bytes.putInt(1 + value.length).put((byte) 1).put(value);
        }
    }
}
