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
    BOOL(16, 1) {
        @Override
        void put(ByteBuffer to, Object value) {
            to.put((byte) ((Boolean) value ? 1 : 0));
        }
    },
    BYTEA(17, 64) {
        @Override
        int size(Object value) {
            return ((byte[]) value).length;
        }

        @Override
        void put(ByteBuffer to, Object value) {
            to.put((byte[]) value);
        }
    },
    INT2(21, 2) {
        @Override
        void put(ByteBuffer to, Object value) {
            to.putShort(((Number) value).shortValue());
        }
    },
    INT4(23, 4) {
        @Override
        void put(ByteBuffer to, Object value) {
            to.putInt(((Number) value).intValue());
        }
    },
    INT8(20, 8) {
        @Override
        void put(ByteBuffer to, Object value) {
            to.putLong(((Number) value).longValue());
        }
    },
    FLOAT8(701, 8) {
        @Override
        void put(ByteBuffer to, Object value) {
            to.putDouble(((Number) value).doubleValue());
        }
    },
    TEXT(25, 16) {
        @Override
        Object prepared(Object value) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        int size(Object prepared) {
            return ((byte[]) prepared).length;
        }

        @Override
        void put(ByteBuffer to, Object prepared) {
            to.put((byte[]) prepared);
        }
    },
    UUID(2950, 16) {
        @Override
        void put(ByteBuffer to, Object value) {
            UUID uuid = (UUID) value;
            to.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        }
    },
    DATE(1082, 4) {
        @Override
        void put(ByteBuffer to, Object value) {
            to.putInt((int) ChronoUnit.DAYS.between(EPOCH_DAY, (LocalDate) value));
        }
    },
    TIMESTAMPTZ(1184, 8) {
        @Override
        void put(ByteBuffer to, Object value) {
            // Truncated toward the past, as the type's microseconds are.
            Instant time = (Instant) value;
            long seconds = time.getEpochSecond() - EPOCH.getEpochSecond();
            to.putLong(seconds * 1_000_000 + time.getNano() / 1_000);
        }
    };

    /** PostgreSQL counts days and times from the year 2000. */
    private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);

    private static final Instant EPOCH = EPOCH_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final int oid;
    private final int usualSize;

    ArrayElement(int oid, int usualSize) {
        this.oid = oid;
        this.usualSize = usualSize;
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

    /** In bytes; that of every value, where the type has but one. */
    int usualSize() {
        return usualSize;
    }

    /** What the other methods are given of a value. */
    Object prepared(Object value) {
        return value;
    }

    /** In bytes. */
    int size(Object prepared) {
        return usualSize;
    }

    /** Appends the value in PostgreSQL's binary form (each type's {@code send} function). */
    abstract void put(ByteBuffer to, Object prepared);
}
