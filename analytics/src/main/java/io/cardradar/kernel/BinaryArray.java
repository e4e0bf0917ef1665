package io.cardradar.kernel;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * An array parameter in PostgreSQL's binary form (array_send: dimensions, whether there are nulls,
 * the elements' type, length, lower bound, then each element with its size). The driver writes
 * arrays of uuid, bool and timestamptz as text only, which costs more than storing the rows.
 *
 * <p>The connection must allow binary transfer of the array types: {@code binaryTransferEnable}.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {
    private static final long serialVersionUID = 1L;
    private static final int HEADER = 5 * Integer.BYTES;
    private static final int NULLS = Integer.BYTES;

    private final transient ByteBuffer bytes;

    private BinaryArray(ArrayElement type, ByteBuffer bytes) {
        this.type = type.arrayName();
        this.bytes = bytes;
    }

    /**
     * @param value of a row; null for NULL
     */
    static <T> BinaryArray of(
            ArrayElement type, List<T> rows, Function<T, ? extends @Nullable Object> value) {
        ByteBuffer array =
                ByteBuffer.allocate(HEADER + rows.size() * (Integer.BYTES + type.usualSize()));
        array.putInt(1).putInt(0).putInt(type.oid()).putInt(rows.size()).putInt(1);
        for (T row : rows) {
            Object element = value.apply(row);
            if (element == null) {
                array = withRoom(array, Integer.BYTES).putInt(-1).putInt(NULLS, 1);
            } else {
                Object prepared = type.prepared(element);
                int size = type.size(prepared);
                array = withRoom(array, Integer.BYTES + size).putInt(size);
                type.put(array, prepared);
            }
        }
        return new BinaryArray(type, array.flip());
    }

    private static ByteBuffer withRoom(ByteBuffer array, int room) {
        if (array.remaining() >= room) {
            return array;
        }
        int capacity = Math.max(array.position() + room, array.capacity() * 2);
        return ByteBuffer.wrap(Arrays.copyOf(array.array(), capacity)).position(array.position());
    }

    @Override
    public String getValue() {
        throw new IllegalStateException(
                "binaryTransferEnable of the data source lacks the type " + type);
    }

    /** For types that the driver reads, which have to be registered with it; this one never is. */
    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("Arrays are only sent");
    }

    @Override
    public int lengthInBytes() {
        return bytes.limit();
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes.array(), 0, target, offset, bytes.limit());
    }
}
