package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Grain;
import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Overview;
import io.cardradar.analytics.metrics.Trend;
import io.cardradar.app.dashboards.OverviewView.FigureView;
import io.cardradar.app.identity.Employee;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

@Controller("/v1/dashboards/employees")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "dashboards")
class EmployeeDashboardController {
    private final Questions questions;
    private final Overview overview;
    private final Trend trend;
    private final Funnels funnels;
    private final People people;

    EmployeeDashboardController(
            Questions questions, Overview overview, Trend trend, Funnels funnels, People people) {
        this.questions = questions;
        this.overview = overview;
        this.trend = trend;
        this.funnels = funnels;
        this.people = people;
    }

    /** One employee: figures, card views day by day, funnel. */
    @Get("/{id}")
    EmployeeDashboardView employee(
            Caller caller,
            UUID id,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to) {
        Question asked = questions.of(caller, new Asked(from, to, null, id));
        Employee employee = people.get(caller.tenant(), new EmployeeId(id));
        Metric views = Metric.CARD_VIEWS;
        return new EmployeeDashboardView(
                AboutView.of(
                        employee,
                        people.departments(caller.tenant()).getOrDefault(employee.id(), List.of())),
                FigureView.of(overview.of(asked.scope(), asked.period())),
                TrendView.of(
                        views,
                        Grain.DAY,
                        asked.period(),
                        trend.of(views, Grain.DAY, asked.scope(), asked.period())),
                funnels.of(asked));
    }

    /** All about one employee. */
    @Serdeable
    record EmployeeDashboardView(
            AboutView employee, List<FigureView> metrics, TrendView trend, FunnelView funnel) {}

    /** Who the employee is. */
    @Serdeable
    record AboutView(UUID id, String name, @Nullable String position, List<NamedView> departments) {
        static AboutView of(Employee employee, List<NamedView> departments) {
            return new AboutView(
                    employee.id().value(), employee.name(), employee.position(), departments);
        }
    }
}
