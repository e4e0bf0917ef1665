package io.cardradar.app.radar.notices;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
    private static final int USUAL_BYTES = 512;

    private WatchFormat() {}

    static byte[] pack(Watch watch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (DataOutputStream to = new DataOutputStream(bytes)) {
            to.writeByte(VERSION);
            write(watch, to);
        } catch (IOException e) {
            throw new UncheckedIOException("What the radar remembers cannot be packed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws UncheckedIOException for bytes that are not of this format
     */
    static Watch unpack(byte[] bytes) {
        try (DataInputStream from = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = from.readByte();
            if (version != VERSION) {
                throw new IOException("Its format is unknown: " + version);
            }
            return read(from);
        } catch (IOException e) {
            throw new UncheckedIOException("What the radar remembers is damaged", e);
        }
    }

    private static void write(Watch watch, DataOutputStream to) throws IOException {
        long last = watch.lastAt();
        to.writeDouble(watch.heat());
        number(to, last);
        number(to, last - watch.heatAt());
        number(to, watch.visits().size());
        for (long visit : watch.visits()) {
            number(to, last - visit);
        }
        number(to, watch.acts().size());
        for (Watch.Act act : watch.acts()) {
            number(to, act.t());
            to.writeUTF(act.s());
            number(to, last - act.a());
        }
        number(to, watch.alerted().size());
        for (Map.Entry<String, Long> alert : watch.alerted().entrySet()) {
            to.writeUTF(alert.getKey());
            number(to, last - alert.getValue());
        }
        number(to, watch.open().size());
        for (Watch.Open open : watch.open()) {
            write(open, last, to);
        }
    }

    private static void write(Watch.Open open, long last, DataOutputStream to) throws IOException {
        to.writeLong(open.id().getMostSignificantBits());
        to.writeLong(open.id().getLeastSignificantBits());
        number(to, open.t());
        to.writeUTF(open.s());
        number(to, open.q());
        number(to, last - open.f());
        number(to, last - open.l());
        number(to, open.n());
        to.writeBoolean(open.quiet());
    }

    private static Watch read(DataInputStream from) throws IOException {
        double heat = from.readDouble();
        long last = number(from);
        long heatAt = last - number(from);
        List<Long> visits = new ArrayList<>();
        for (long left = number(from); left > 0; left--) {
            visits.add(last - number(from));
        }
        List<Watch.Act> acts = new ArrayList<>();
        for (long left = number(from); left > 0; left--) {
            acts.add(new Watch.Act((int) number(from), from.readUTF(), last - number(from)));
        }
        Map<String, Long> alerted = new HashMap<>();
        for (long left = number(from); left > 0; left--) {
            alerted.put(from.readUTF(), last - number(from));
        }
        List<Watch.Open> open = new ArrayList<>();
        for (long left = number(from); left > 0; left--) {
            open.add(readOpen(last, from));
        }
        return new Watch(heat, heatAt, last, visits, acts, alerted, open);
    }

    private static Watch.Open readOpen(long last, DataInputStream from) throws IOException {
        return new Watch.Open(
                new UUID(from.readLong(), from.readLong()),
                (int) number(from),
                from.readUTF(),
                number(from),
                last - number(from),
                last - number(from),
                number(from),
                from.readBoolean());
    }

    private static void number(DataOutputStream to, long number) throws IOException {
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~0x7FL) != 0) {
            to.writeByte((int) (left & 0x7F | 0x80));
            left >>>= 7;
        }
        to.writeByte((int) left);
    }

    private static long number(DataInputStream from) throws IOException {
        long number = 0;
        int part;
        int shift = 0;
        do {
            part = from.readUnsignedByte();
            number |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while (part > 0x7F);
        return (number >>> 1) ^ -(number & 1);
    }
}
