package io.cardradar.app.radar;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.VisitorId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

@Controller("/v1/radar")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "radar")
@Connectable
class JourneyController {
    private final Journeys journeys;
    private final JourneyViews views;

    JourneyController(Journeys journeys, JourneyViews views) {
        this.journeys = journeys;
        this.views = views;
    }

    /**
     * The whole way of a visitor, and of all others who are the same customer: how the person came
     * the first and the last time, every visit, how often what was done, what for. Salespeople see
     * what happened on the own card, managers and administrators also that of their teams.
     */
    @Get("/visitors/{visitorId}")
    JourneyViews.JourneyView ofVisitor(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @PathVariable UUID visitorId,
            @Valid @RequestBean JourneyQuery query) {
        VisitorId visitor = new VisitorId(visitorId);
        return views.of(journeys.ofVisitor(caller, visitor, query.ask()), locale);
    }

    /** The whole way of a customer, through all visitors who are this customer. */
    @Get("/customers/{customerId}")
    JourneyViews.JourneyView ofCustomer(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @PathVariable UUID customerId,
            @Valid @RequestBean JourneyQuery query) {
        CustomerId customer = new CustomerId(customerId);
        return views.of(journeys.ofCustomer(caller, customer, query.ask()), locale);
    }

    /**
     * How much of a journey.
     *
     * @param employee on whose card alone; all that the caller may see by default
     * @param cursor where the visits go on
     * @param limit the most visits, 10 by default
     */
    @Introspected
    record JourneyQuery(
            @Nullable @QueryValue UUID employee,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(50) Integer limit) {
        private static final int DEFAULT_LIMIT = 10;

        Journeys.Ask ask() {
            return new Journeys.Ask(employee, cursor, limit == null ? DEFAULT_LIMIT : limit);
        }
    }
}
