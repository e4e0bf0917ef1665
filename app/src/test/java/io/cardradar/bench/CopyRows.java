package io.cardradar.bench;

import io.cardradar.kernel.NewId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Rows of {@code interaction_event} in PostgreSQL's binary COPY format (manual, COPY, "Binary
 * Format"): what the bench's requests become.
 */
final class CopyRows {
    static final String COLUMNS =
            "tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id, card_id,"
                    + " dwell_ms, internal, props";

    private static final byte[] SIGNATURE =
            "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] PROPS = EventBodies.PROPS.getBytes(StandardCharsets.UTF_8);
    private static final int ROW_BYTES = 300;

    /** PostgreSQL counts from the year 2000. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final int PEOPLE = 500;
    private static final int CARDS = 8;

    private final SplittableRandom random;
    private final Clock clock;
    private final UUID tenant;

    CopyRows(long seed, Clock clock) {
        this.random = new SplittableRandom(seed);
        this.clock = clock;
        this.tenant = new UUID(0, 1);
    }

    /** A whole COPY of so many rows, whose ids begin with the time, as clients' do. */
    ByteBuffer copy(int rows) {
        ByteBuffer bytes = ByteBuffer.allocate(64 + rows * (ROW_BYTES + PROPS.length));
        bytes.put(SIGNATURE).putInt(0).putInt(0);
        for (int i = 0; i < rows; i++) {
            row(bytes);
        }
        return bytes.putShort((short) -1).flip();
    }

    private void row(ByteBuffer bytes) {
        Instant now = clock.instant();
        bytes.putShort((short) 11);
        uuid(bytes, tenant);
        uuid(bytes, NewId.of(now, random.nextLong(), random.nextLong()));
        bytes.putInt(2).putShort((short) 201);
        time(bytes, now);
        time(bytes, now);
        uuid(bytes, new UUID(1, random.nextInt(PEOPLE)));
        uuid(bytes, new UUID(2, random.nextInt(CARDS)));
        uuid(bytes, new UUID(3, random.nextInt(CARDS)));
        bytes.putInt(4).putInt(random.nextInt(60_000));
        bytes.putInt(1).put((byte) 0);
        // A version number stands in front of the text of a jsonb.
        bytes.putInt(1 + PROPS.length).put((byte) 1).put(PROPS);
    }

    private static void uuid(ByteBuffer bytes, UUID id) {
        bytes.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static void time(ByteBuffer bytes, Instant at) {
        long micros = (at.toEpochMilli() - EPOCH.toEpochMilli()) * 1_000;
        bytes.putInt(8).putLong(micros);
    }
}
