package io.cardradar.app.radar.notices;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A {@link Watch} in few bytes: every projected batch reads and writes one for each of its
 * visitors. A byte says which version of the format it is; numbers are zigzag varints, and times
 * are told by how far they lie before the latest act.
 */
final class WatchFormat {
    private static final int VERSION = 1;

    /** The longest that a number, a UUID, a flag or a double can be. */
    private static final int NUMBER = 10;

    /** A char takes three bytes of UTF-8 at most. */
    private static final int CHAR = 3;

    private WatchFormat() {}

    static byte[] pack(Watch watch) {
        ByteBuffer to = ByteBuffer.allocate(most(watch));
        to.put((byte) VERSION);
        long last = watch.lastAt();
        to.putDouble(watch.heat());
        number(to, last);
        number(to, last - watch.heatAt());
        number(to, watch.visits().size());
        watch.visits().forEach(visit -> number(to, last - visit));
        number(to, watch.acts().size());
        for (Watch.Act act : watch.acts()) {
            number(to, act.t());
            text(to, act.s());
            number(to, last - act.a());
        }
        number(to, watch.alerted().size());
        watch.alerted()
                .forEach((kind, at) -> {
                    text(to, kind);
                    number(to, last - at);
                });
        number(to, watch.open().size());
        watch.open().forEach(open -> pack(open, last, to));
        return Arrays.copyOf(to.array(), to.position());
    }

    private static void pack(Watch.Open open, long last, ByteBuffer to) {
        to.putLong(open.id().getMostSignificantBits());
        to.putLong(open.id().getLeastSignificantBits());
        number(to, open.t());
        text(to, open.s());
        number(to, open.q());
        number(to, last - open.f());
        number(to, last - open.l());
        number(to, open.n());
        to.put((byte) (open.quiet() ? 1 : 0));
    }

    /** How many bytes it can take. */
    private static int most(Watch watch) {
        int most = 10 * NUMBER + watch.visits().size() * NUMBER;
        for (Watch.Act act : watch.acts()) {
            most += 3 * NUMBER + act.s().length() * CHAR;
        }
        for (String kind : watch.alerted().keySet()) {
            most += 2 * NUMBER + kind.length() * CHAR;
        }
        for (Watch.Open open : watch.open()) {
            most += 9 * NUMBER + open.s().length() * CHAR;
        }
        return most;
    }

    /**
     * @throws IllegalStateException for bytes that are not of this format
     */
    static Watch unpack(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        try {
            byte version = from.get();
            if (version != VERSION) {
                throw new IllegalStateException("A watch of an unknown format: " + version);
            }
            return unpack(from);
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("A stored watch is damaged", e);
        }
    }

    private static Watch unpack(ByteBuffer from) {
        double heat = from.getDouble();
        long last = number(from);
        long heatAt = last - number(from);
        List<Long> visits = new ArrayList<>();
        for (long left = number(from); left > 0; left--) {
            visits.add(last - number(from));
        }
        List<Watch.Act> acts = new ArrayList<>();
        for (long left = number(from); left > 0; left--) {
            acts.add(new Watch.Act((int) number(from), text(from), last - number(from)));
        }
        Map<String, Long> alerted = new HashMap<>();
        for (long left = number(from); left > 0; left--) {
            alerted.put(text(from), last - number(from));
        }
        List<Watch.Open> open = new ArrayList<>();
        for (long left = number(from); left > 0; left--) {
            open.add(unpackOpen(last, from));
        }
        return new Watch(heat, heatAt, last, visits, acts, alerted, open);
    }

    private static Watch.Open unpackOpen(long last, ByteBuffer from) {
        return new Watch.Open(
                new UUID(from.getLong(), from.getLong()),
                (int) number(from),
                text(from),
                number(from),
                last - number(from),
                last - number(from),
                number(from),
                from.get() == 1);
    }

    private static void text(ByteBuffer to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(to, bytes.length);
        to.put(bytes);
    }

    private static String text(ByteBuffer from) {
        int length = (int) number(from);
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        int start = from.position();
        from.position(start + length);
        return new String(from.array(), start, length, StandardCharsets.UTF_8);
    }

    private static void number(ByteBuffer to, long number) {
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            to.put((byte) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        to.put((byte) left);
    }

    private static long number(ByteBuffer from) {
        long number = 0;
        int shift = 0;
        byte part;
        do {
            part = from.get();
            number |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0);
        return (number >>> 1) ^ -(number & 1);
    }
}
