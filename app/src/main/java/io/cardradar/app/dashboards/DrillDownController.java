package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Place;
import io.cardradar.app.dashboards.DrillDownViews.CustomerView;
import io.cardradar.app.dashboards.DrillDownViews.EventView;
import io.cardradar.app.dashboards.DrillDownViews.ListView;
import io.cardradar.app.dashboards.DrillDownViews.VisitorView;
import io.cardradar.kernel.Caller;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

@Controller("/v1/dashboards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "dashboards")
class DrillDownController {
    private final Questions questions;
    private final DrillDown drillDown;

    DrillDownController(Questions questions, DrillDown drillDown) {
        this.questions = questions;
        this.drillDown = drillDown;
    }

    /** The events behind a metric that counts events, newest first. */
    @Get("/events")
    ListView<EventView> events(
            Caller caller,
            @QueryValue String metric,
            @RequestBean Asked asked,
            @RequestBean PlaceAsked place) {
        return drillDown.events(
                Questions.metric(metric), questions.of(caller, asked), place.place());
    }

    /** The customers behind a metric that counts them, newest first. */
    @Get("/customers")
    ListView<CustomerView> customers(
            Caller caller,
            @QueryValue String metric,
            @RequestBean Asked asked,
            @RequestBean PlaceAsked place) {
        return drillDown.customers(
                Questions.metric(metric), questions.of(caller, asked), place.place());
    }

    /** The visitors of the period, those of the last day first. */
    @Get("/visitors")
    ListView<VisitorView> visitors(
            Caller caller, @RequestBean Asked asked, @RequestBean PlaceAsked place) {
        return drillDown.visitors(questions.of(caller, asked), place.place());
    }

    /**
     * @param cursor {@code next} of the page before
     * @param limit 1 to 100 items; 20 by default
     */
    @Introspected
    record PlaceAsked(@Nullable @QueryValue String cursor, @Nullable @QueryValue Integer limit) {
        private static final int DEFAULT = 20;
        private static final int MOST = 100;

        Place place() {
            return new Place(cursor, Questions.limit(limit, DEFAULT, MOST));
        }
    }
}
