package io.cardradar.app.customers;

import io.cardradar.kernel.Phone;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A customer as far as one caller may see.
 *
 * @param seen the relationships in the caller's data scope, the most recently active first
 * @param acting the one among them that the request is about
 * @param own whether the caller has a relationship with the customer, and so sees the phone
 */
record SeenCustomer(Customer customer, List<Relationship> seen, Relationship acting, boolean own) {
    @Nullable String phone() {
        return shown(customer.phone());
    }

    @Nullable String formerPhone() {
        return shown(customer.formerPhone());
    }

    private @Nullable String shown(@Nullable String phone) {
        return phone == null || own ? phone : Phone.masked(phone);
    }
}
