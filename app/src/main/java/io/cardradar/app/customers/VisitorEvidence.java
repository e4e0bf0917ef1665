package io.cardradar.app.customers;

import io.cardradar.analytics.visitors.CustomerLinks.Link;
import io.cardradar.kernel.Columns;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The table visitor_evidence: what is known of visitors that tells who else they are. */
@Singleton
class VisitorEvidence {
    private final JdbcOperations jdbc;

    VisitorEvidence(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Of phones the one given last counts: it replaces those before it. */
    void add(TenantId tenant, VisitorId visitor, Evidence evidence, Instant at) {
        if (evidence.kind() == StitchReason.PHONE) {
            forgetOtherPhones(tenant, visitor, evidence);
        }
        jdbc.prepareStatement(
                """
                INSERT INTO visitor_evidence (tenant_id, visitor_id, kind, key, known_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, visitor.value());
                    statement.setString(3, evidence.kind().name());
                    statement.setBytes(4, evidence.bytes());
                    statement.setTimestamp(5, Timestamp.from(at));
                    return statement.executeUpdate();
                });
    }

    private void forgetOtherPhones(TenantId tenant, VisitorId visitor, Evidence phone) {
        jdbc.prepareStatement(
                """
                DELETE FROM visitor_evidence
                WHERE tenant_id = ? AND visitor_id = ? AND kind = 'PHONE' AND key <> ?\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, visitor.value());
                    statement.setBytes(3, phone.bytes());
                    return statement.executeUpdate();
                });
    }

    /** All that is known of one visitor, the strongest first. */
    List<Evidence> of(TenantId tenant, VisitorId visitor) {
        return jdbc.prepareStatement(
                """
                SELECT kind, key FROM visitor_evidence WHERE tenant_id = ? AND visitor_id = ?
                ORDER BY array_position(ARRAY['UNIONID', 'PHONE', 'ANONYMOUS'], kind), key\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setObject(2, visitor.value());
                    return Rows.read(
                            statement,
                            row ->
                                    Evidence.of(
                                            StitchReason.valueOf(row.getString("kind")),
                                            row.getBytes("key")));
                });
    }

    /** The visitors of whom this is true, those who are known longest first. */
    List<VisitorId> visitors(TenantId tenant, Evidence evidence) {
        return jdbc.prepareStatement(
                """
                SELECT visitor_id FROM visitor_evidence WHERE tenant_id = ? AND kind = ? AND key = ?
                ORDER BY known_at, visitor_id LIMIT 100\
                """,
                statement -> {
                    statement.setObject(1, tenant.value());
                    statement.setString(2, evidence.kind().name());
                    statement.setBytes(3, evidence.bytes());
                    return Rows.read(statement, row -> new VisitorId(Rows.uuid(row, "visitor_id")));
                });
    }

    /** Whether these visitors have given no two phones that differ. */
    boolean agreeOnPhone(TenantId tenant, Collection<VisitorId> visitors) {
        List<Long> phones =
                jdbc.prepareStatement(
                        """
                        SELECT count(DISTINCT key) AS phones FROM visitor_evidence
                        WHERE tenant_id = ? AND visitor_id = ANY (?) AND kind = 'PHONE'\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(2, Rows.ids(visitors, VisitorId::value));
                            return Rows.read(statement, row -> row.getLong("phones"));
                        });
        return phones.getFirst() <= 1;
    }

    /** Those among new customers of whom something is known that is true of another visitor too. */
    List<Link> sharing(List<Link> links) {
        return jdbc.prepareStatement(
                """
                SELECT n.tenant_id, n.visitor_id, n.customer_id
                FROM unnest(?, ?, ?) AS n (tenant_id, visitor_id, customer_id)
                WHERE EXISTS (SELECT FROM visitor_evidence e
                    JOIN visitor_evidence o ON o.tenant_id = e.tenant_id AND o.kind = e.kind AND o.key = e.key
                        AND o.visitor_id <> e.visitor_id
                    WHERE e.tenant_id = n.tenant_id AND e.visitor_id = n.visitor_id)\
                """,
                statement -> {
                    new Columns<>(statement, links)
                            .add("uuid", link -> link.tenant().value())
                            .add("uuid", link -> link.visitor().value())
                            .add("uuid", link -> link.customer().value());
                    return Rows.read(
                            statement,
                            row ->
                                    new Link(
                                            new TenantId(Rows.uuid(row, "tenant_id")),
                                            new VisitorId(Rows.uuid(row, "visitor_id")),
                                            Rows.customer(row, "customer_id")));
                });
    }
}
