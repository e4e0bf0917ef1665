package io.cardradar.app.realtime;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * What one NOTIFY says: {@code <node>:<address><address>…}, an address being 43 letters of Base64.
 *
 * @param node who says it
 */
record News(String node, List<Address> addresses) {
    /** PostgreSQL allows less than 8,000 bytes a message. */
    static final int ADDRESSES_A_MESSAGE = 180;

    private static final int BYTES = 32;
    private static final int LETTERS = 43;

    String text() {
        StringBuilder text = new StringBuilder(node).append(':');
        addresses.forEach(address -> text.append(write(address)));
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException when no node of this release has said it
     */
    static News parse(String text) {
        int colon = text.indexOf(':');
        String letters = text.substring(colon + 1);
        if (colon < 0 || letters.length() % LETTERS != 0) {
            throw new IllegalArgumentException("These are no news");
        }
        List<Address> addresses = new ArrayList<>();
        for (int at = 0; at < letters.length(); at += LETTERS) {
            addresses.add(read(letters.substring(at, at + LETTERS)));
        }
        return new News(text.substring(0, colon), addresses);
    }

    private static String write(Address address) {
        UUID tenant = address.tenant().value();
        UUID employee = address.employee().value();
        byte[] bytes =
                ByteBuffer.allocate(BYTES)
                        .putLong(tenant.getMostSignificantBits())
                        .putLong(tenant.getLeastSignificantBits())
                        .putLong(employee.getMostSignificantBits())
                        .putLong(employee.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Address read(String letters) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(letters));
        return new Address(
                new TenantId(new UUID(bytes.getLong(), bytes.getLong())),
                new EmployeeId(new UUID(bytes.getLong(), bytes.getLong())));
    }
}
