package io.cardradar.analytics.metrics;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.UUID;

/**
 * Whose figures are asked for.
 *
 * @param employees null for the whole company; perhaps none
 */
public record Scope(TenantId tenant, @Nullable Set<EmployeeId> employees) {
    public Scope {
        employees = employees == null ? null : Set.copyOf(employees);
    }

    /** The figures of one salesperson. */
    public static Scope of(TenantId tenant, EmployeeId employee) {
        return new Scope(tenant, Set.of(employee));
    }

    /** The ids as they are stored; null for the whole company. */
    UUID @Nullable [] ids() {
        return employees == null
                ? null
                : employees.stream().map(EmployeeId::value).sorted().toArray(UUID[]::new);
    }

    /** The rollup that answers for this scope: the whole company has its own. */
    String table(String grain) {
        return (employees == null ? "company_" : "activity_") + grain;
    }
}
