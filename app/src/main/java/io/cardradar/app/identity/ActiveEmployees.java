package io.cardradar.app.identity;

import io.cardradar.kernel.Columns;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who of many employees, of any companies, may still act: for whoever holds on to them longer. */
@Singleton
public class ActiveEmployees {
    private final Lookup lookup;

    ActiveEmployees(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Those of these who are neither suspended nor departed. */
    public Set<Member> among(List<Member> members) {
        return Tenancy.ofAll(() -> lookup.active(members));
    }

    /** An employee of a company. */
    public record Member(TenantId tenant, EmployeeId employee) {}

    /** Has its own bean so that its transactions begin inside the scope. */
    @Singleton
    static class Lookup {
        private final JdbcOperations jdbc;

        Lookup(JdbcOperations jdbc) {
            this.jdbc = jdbc;
        }

        @ReadOnly
        Set<Member> active(List<Member> members) {
            return jdbc.prepareStatement(
                    """
                    SELECT e.tenant_id, e.id FROM unnest(?, ?) AS m (tenant_id, id)
                    JOIN employee e ON e.tenant_id = m.tenant_id AND e.id = m.id
                    WHERE e.state NOT IN ('SUSPENDED', 'DEPARTED')\
                    """,
                    statement -> {
                        new Columns<>(statement, members)
                                .add("uuid", member -> member.tenant.value())
                                .add("uuid", member -> member.employee.value());
                        ResultSet row = statement.executeQuery();
                        Set<Member> active = new HashSet<>();
                        while (row.next()) {
                            active.add(
                                    new Member(
                                            new TenantId(row.getObject(1, UUID.class)),
                                            new EmployeeId(row.getObject(2, UUID.class))));
                        }
                        return active;
                    });
        }
    }
}
