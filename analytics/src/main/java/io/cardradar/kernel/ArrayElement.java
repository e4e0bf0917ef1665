package io.cardradar.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** The types of which {@link Columns} binds arrays, with their numbers in {@code pg_type}. */
enum ArrayElement {
    BOOL(16) {
        @Override
        byte[] encode(Object value) {
            return new byte[] {(byte) ((Boolean) value ? 1 : 0)};
        }
    },
    BYTEA(17) {
        @Override
        byte[] encode(Object value) {
            return (byte[]) value;
        }
    },
    INT2(21) {
        @Override
        byte[] encode(Object value) {
            return ByteBuffer.allocate(2).putShort(((Number) value).shortValue()).array();
        }
    },
    INT4(23) {
        @Override
        byte[] encode(Object value) {
            return ByteBuffer.allocate(4).putInt(((Number) value).intValue()).array();
        }
    },
    INT8(20) {
        @Override
        byte[] encode(Object value) {
            return ByteBuffer.allocate(8).putLong(((Number) value).longValue()).array();
        }
    },
    FLOAT8(701) {
        @Override
        byte[] encode(Object value) {
            return ByteBuffer.allocate(8).putDouble(((Number) value).doubleValue()).array();
        }
    },
    TEXT(25) {
        @Override
        byte[] encode(Object value) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }
    },
    UUID(2950) {
        @Override
        byte[] encode(Object value) {
            UUID uuid = (UUID) value;
            return ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
    },
    DATE(1082) {
        @Override
        byte[] encode(Object value) {
            long days = ChronoUnit.DAYS.between(EPOCH_DAY, (LocalDate) value);
            return ByteBuffer.allocate(4).putInt((int) days).array();
        }
    },
    TIMESTAMPTZ(1184) {
        @Override
        byte[] encode(Object value) {
            // Truncated toward the past, as the type's microseconds are.
            long micros = ChronoUnit.MICROS.between(EPOCH, (Instant) value);
            return ByteBuffer.allocate(8).putLong(micros).array();
        }
    };

    /** PostgreSQL counts days and times from the year 2000. */
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);

    private static final Instant EPOCH = EPOCH_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final int oid;

    ArrayElement(int oid) {
        this.oid = oid;
    }

    /**
     * @throws IllegalArgumentException for a type that is not among these
     */
    static ArrayElement of(String sqlType) {
        return valueOf(sqlType.toUpperCase(Locale.ROOT));
    }

    int oid() {
        return oid;
    }

    /** As the catalogue calls the array of it. */
    String arrayName() {
        return "_" + name().toLowerCase(Locale.ROOT);
    }

    /** The value in PostgreSQL's binary form (each type's {@code send} function). */
    abstract byte[] encode(Object value);
}
