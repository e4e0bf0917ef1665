package io.cardradar.kernel;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

import java.nio.ByteBuffer;

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

    private final transient byte[] bytes;

    /**
     * @param elements in binary form; null for NULL
     */
    BinaryArray(ArrayElement type, byte[] @Nullable [] elements) {
        this.type = type.arrayName();
        this.bytes = encode(type, elements);
    }

    private static byte[] encode(ArrayElement type, byte[] @Nullable [] elements) {
        int size = HEADER;
        boolean nulls = false;
        for (byte[] element : elements) {
            size += Integer.BYTES + (element == null ? 0 : element.length);
            nulls |= element == null;
        }
        ByteBuffer array = ByteBuffer.allocate(size);
        array.putInt(1).putInt(nulls ? 1 : 0).putInt(type.oid()).putInt(elements.length).putInt(1);
        for (byte[] element : elements) {
            if (element == null) {
                array.putInt(-1);
            } else {
                array.putInt(element.length).put(element);
            }
        }
        return array.array();
    }

    @Override
    public String getValue() {
        throw new IllegalStateException(
                "binaryTransferEnable of the data source lacks the type " + type);
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("Arrays are only sent");
    }

    @Override
    public int lengthInBytes() {
        return bytes.length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }
}
