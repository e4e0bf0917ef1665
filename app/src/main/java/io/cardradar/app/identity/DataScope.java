package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whose customers and figures a caller may see. */
public sealed interface DataScope {
    /** All of the company's. */
    record Everyone() implements DataScope {}

    /** Those of these employees; perhaps of none. */
    record Only(Set<EmployeeId> employees) implements DataScope {
        public Only {
            employees = Set.copyOf(employees);
        }

        /** The ids as they are stored. */
        public UUID[] ids() {
            return employees.stream().map(EmployeeId::value).toArray(UUID[]::new);
        }
    }

    /** Whether the figures of this employee are inside. */
    default boolean covers(EmployeeId employee) {
        return switch (this) {
            case Everyone everyone -> true;
            case Only only -> only.employees().contains(employee);
        };
    }

    /**
     * Refuses an employee outside, in the same way as one who does not exist.
     *
     * @throws Problem.NotFound {@code employee.not_found}
     */
    default void require(EmployeeId employee) {
        if (!covers(employee)) {
            throw new Problem.NotFound("employee.not_found", "There is no such employee");
        }
    }

    /** What is in both. */
    default DataScope within(Set<EmployeeId> employees) {
        return new Only(employees.stream().filter(this::covers).collect(Collectors.toSet()));
    }
}
