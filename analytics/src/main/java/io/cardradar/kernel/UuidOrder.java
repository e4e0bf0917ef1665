package io.cardradar.kernel;

import java.util.Comparator;
import java.util.UUID;

/** The order of UUIDs that PostgreSQL has: by their bytes. Java's own takes halves for signed. */
public final class UuidOrder {
    public static final Comparator<UUID> BYTES = UuidOrder::compare;

    private UuidOrder() {}

    private static int compare(UUID one, UUID other) {
        int high =
                Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
