package io.cardradar.app.customers;

import io.cardradar.kernel.Phone;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396) of a customer.
 *
 * @param named the fields that the patch names; it leaves the others as they are
 */
record CustomerPatch(CustomerFields fields, Set<String> named) {
    static final String NAME = "name";
    static final String REMARK = "remark";

    boolean names(String field) {
        return named.contains(field);
    }

    @Nullable String remark() {
        return known(fields.remark());
    }

    Customer applyTo(Customer customer) {
        String phone = changed("phone", phone(), customer.phone());
        return new Customer(
                customer.id(),
                changed(NAME, fields.name(), customer.name()),
                customer.shownAs(),
                changed("company", fields.company(), customer.company()),
                changed("position", fields.position(), customer.position()),
                changed("email", fields.email(), customer.email()),
                phone,
                Objects.equals(phone, customer.phone()) ? customer.phoneVerifiedAt() : null,
                customer.formerPhone(),
                customer.source(),
                customer.version(),
                customer.createdAt());
    }

    private @Nullable String changed(
            String field, @Nullable String after, @Nullable String before) {
        return names(field) ? known(after) : before;
    }

    private @Nullable String phone() {
        String phone = known(fields.phone());
        return phone == null ? null : Phone.normalised(phone);
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
