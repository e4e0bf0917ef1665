package io.cardradar.analytics.visitors.visits;

import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads visits. */
@Singleton
@Connectable
public class Visits {
    private final JdbcOperations jdbc;

    Visits(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All sessions of a person on the cards of some salespeople, the earliest first.
     *
     * @param visitors who are the person
     * @param employees whose cards; null stands for everybody's
     */
    public List<Session> sessions(
            TenantId tenant, Collection<VisitorId> visitors, UUID @Nullable [] employees) {
        return Session.of(
                jdbc.prepareStatement(
                        """
                        SELECT * FROM visit WHERE tenant_id = ? AND visitor_id = ANY (?)
                            AND (? OR employee_id = ANY (?))\
                        """,
                        statement -> {
                            statement.setObject(1, tenant.value());
                            statement.setObject(
                                    2,
                                    visitors.stream().map(VisitorId::value).toArray(UUID[]::new));
                            statement.setBoolean(3, employees == null);
                            statement.setObject(4, employees == null ? new UUID[0] : employees);
                            return VisitTable.read(statement);
                        }));
    }
}
