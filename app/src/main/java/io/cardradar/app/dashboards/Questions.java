package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Grain;
import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Period;
import io.cardradar.analytics.metrics.Scope;
import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.DataScope;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;

/** Reads what a request asks, and narrows it to what its caller may see. */
@Singleton
class Questions {
    private static final int DEFAULT_DAYS = 7;
    private static final int MOST_DAYS = 366;
    private static final int MOST_HOURLY_DAYS = 31;

    /** Beyond these, ids and columns cannot hold the time; nobody means such a date. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2999;

    private final Companies companies;
    private final DataScopes scopes;
    private final Clock clock;

    Questions(Companies companies, DataScopes scopes, Clock clock) {
        this.companies = companies;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * @throws Problem.Invalid {@code dashboard.bad_period}
     * @throws Problem.NotFound {@code employee.not_found} for one outside the caller's scope
     */
    Question of(Caller caller, Asked asked) {
        return new Question(scope(caller, asked), period(caller, asked));
    }

    private Scope scope(Caller caller, Asked asked) {
        UUID department = asked.department();
        DataScope scope =
                scopes.of(caller, department == null ? null : new DepartmentId(department));
        UUID id = asked.employee();
        if (id != null) {
            EmployeeId employee = new EmployeeId(id);
            scope.require(employee);
            return Scope.of(caller.tenant(), employee);
        }
        return new Scope(caller.tenant(), employees(scope));
    }

    private static @Nullable Set<EmployeeId> employees(DataScope scope) {
        return switch (scope) {
            case DataScope.Everyone everyone -> null;
            case DataScope.Only only -> only.employees();
        };
    }

    private Period period(Caller caller, Asked asked) {
        ZoneId zone = companies.get(caller.tenant()).zone();
        LocalDate to = date("to", asked.to(), LocalDate.now(clock.withZone(zone)));
        LocalDate from = date("from", asked.from(), to.minusDays(DEFAULT_DAYS - 1L));
        if (from.isAfter(to)) {
            throw bad("from", "The first day comes after the last");
        }
        Period period = new Period(from, to, zone);
        if (period.days() > MOST_DAYS) {
            throw bad("from", "A period has at most " + MOST_DAYS + " days");
        }
        return period;
    }

    private static LocalDate date(String parameter, @Nullable String text, LocalDate otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException e) {
            throw bad(parameter, "This is no date like 2026-01-31");
        }
        throw bad(parameter, "This date is too far away");
    }

    /** The metric of that key. */
    static Metric metric(String key) {
        return Metric.ofKey(key)
                .orElseThrow(() ->
                        new Problem.Invalid(
                                "dashboard.unknown_metric", "There is no metric of that key"));
    }

    /** The grain of that name; hours of a long period would be too many points to look at. */
    static Grain grain(String name, Period period) {
        return switch (name) {
            case "day" -> Grain.DAY;
            case "hour" -> {
                if (period.days() > MOST_HOURLY_DAYS) {
                    throw bad("from", "By the hour, a period has at most 31 days");
                }
                yield Grain.HOUR;
            }
            default ->
                    throw new Problem.Invalid(
                            "dashboard.unknown_grain", "A trend goes by day or by hour");
        };
    }

    /** How many items are asked for. */
    static int limit(@Nullable Integer asked, int otherwise, int most) {
        if (asked == null) {
            return otherwise;
        }
        if (asked < 1 || asked > most) {
            throw new Problem.Invalid(
                    "page.bad_limit",
                    "A page has 1 to " + most + " items",
                    new Problem.FieldError("limit", "range", "Between 1 and " + most));
        }
        return asked;
    }

    private static Problem.Invalid bad(String parameter, String detail) {
        return new Problem.Invalid(
                "dashboard.bad_period",
                detail,
                new Problem.FieldError(parameter, "bad_period", detail));
    }
}
