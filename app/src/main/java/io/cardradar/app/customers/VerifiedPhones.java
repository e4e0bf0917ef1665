package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.time.Instant;

/** Writes down phones that customers gave through WeChat. */
@Singleton
class VerifiedPhones {
    private final JdbcOperations jdbc;
    private final Secrets secrets;

    VerifiedPhones(JdbcOperations jdbc, Secrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    /**
     * Keeps a visitor's phone with the customer; another one that was there is kept beside it.
     *
     * @return what it says of the visitor
     */
    Evidence keep(Link visitor, String phone, Instant at) {
        byte[] hash = secrets.lookupHash(phone);
        byte[] sealed = secrets.encrypt(phone);
        inCustomer(visitor.tenant(), visitor.customer(), new Phone(sealed, hash, at));
        CustomerId part = visitor.home();
        if (part != null) {
            inPart(visitor.tenant(), part, new Phone(sealed, hash, at));
        }
        return Evidence.of(StitchReason.PHONE, hash);
    }

    private void inCustomer(TenantId tenant, CustomerId customer, Phone phone) {
        jdbc.prepareStatement(
                """
                UPDATE customer SET phone = ?, phone_hash = ?, phone_verified_at = ?, version = version + 1,
                    updated_at = ?, former_phone = CASE WHEN phone_hash <> ? THEN phone ELSE former_phone END
                WHERE tenant_id = ? AND id = ?\
                """,
                statement -> {
                    statement.setBytes(1, phone.sealed);
                    statement.setBytes(2, phone.hash);
                    statement.setTimestamp(3, Timestamp.from(phone.at));
                    statement.setTimestamp(4, Timestamp.from(phone.at));
                    statement.setBytes(5, phone.hash);
                    statement.setObject(6, tenant.value());
                    statement.setObject(7, customer.value());
                    return statement.executeUpdate();
                });
    }

    private void inPart(TenantId tenant, CustomerId part, Phone phone) {
        jdbc.prepareStatement(
                """
                UPDATE customer_part SET phone = ?, phone_hash = ?, phone_verified_at = ?,
                    former_phone = CASE WHEN phone_hash <> ? THEN phone ELSE former_phone END
                WHERE tenant_id = ? AND customer_id = ?\
                """,
                statement -> {
                    statement.setBytes(1, phone.sealed);
                    statement.setBytes(2, phone.hash);
                    statement.setTimestamp(3, Timestamp.from(phone.at));
                    statement.setBytes(4, phone.hash);
                    statement.setObject(5, tenant.value());
                    statement.setObject(6, part.value());
                    return statement.executeUpdate();
                });
    }

    private record Phone(byte[] sealed, byte[] hash, Instant at) {}
}
