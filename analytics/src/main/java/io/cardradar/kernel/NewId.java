package io.cardradar.kernel;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDv7 ids (RFC 9562) in the order of the injected clock. Thread-safe. */
@Singleton
public class NewId {
    private final TimeOrderedEpochFactory factory;

    public NewId(Clock clock) {
        this.factory = TimeOrderedEpochFactory.builder().withClock(clock).build();
    }

    public UUID next() {
        return factory.create();
    }

    /**
     * A UUIDv7 that always comes out the same, for made-up and replayed data: of {@code high} the
     * lowest 12 bits are used, of {@code low} the lowest 62.
     */
    public static UUID of(Instant time, long high, long low) {
        return new UUID(
                time.toEpochMilli() << 16 | 0x7000L | high & 0xFFFL,
                1L << 63 | low & 0x3FFF_FFFF_FFFF_FFFFL);
    }

    /** The time inside a UUIDv7, to the millisecond. */
    public static Instant timeOf(UUID v7) {
        return Instant.ofEpochMilli(v7.getMostSignificantBits() >>> 16);
    }

    /** The smallest id of a time: the bound of a range of ids. It is no UUIDv7 itself. */
    public static UUID floor(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0L);
    }
}
