package io.cardradar.app.radar;

import io.cardradar.app.radar.RadarViews.ItemView;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/radar")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "radar")
@Connectable
class RadarController {
    private final Radar radar;
    private final RadarScope scope;
    private final Activity activity;
    private final RadarViews views;
    private final PeopleViews people;

    RadarController(
            Radar radar,
            RadarScope scope,
            Activity activity,
            RadarViews views,
            PeopleViews people) {
        this.radar = radar;
        this.scope = scope;
        this.activity = activity;
        this.views = views;
        this.people = people;
    }

    /**
     * Who did what, newest first, and how much of it is unread. All pages together are the radar as
     * it was when the first was read. A page of a filtered list may be short or empty: the list
     * ends where there is no next.
     */
    @Get("/timeline")
    TimelineView timeline(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean RadarQuery query) {
        Radar.Timeline timeline = radar.timeline(scope.inboxOf(caller, query.employee()), query);
        Page<RadarItem> page = timeline.page();
        return new TimelineView(
                views.of(caller.tenant(), page.items(), locale),
                page.next(),
                timeline.unread(),
                timeline.lastSeq());
    }

    /**
     * @param unread items that arrived since the radar was last marked as read
     * @param lastSeq the cursor at which a stream goes on where this list, all its pages together,
     *     ends
     */
    @Serdeable
    record TimelineView(List<ItemView> items, @Nullable String next, long unread, long lastSeq) {}

    /**
     * What was done, how often, by how many; the most frequent first. Of one visitor or customer,
     * if one is named. Neither a subject nor a card narrows it.
     */
    @Get("/behaviours")
    BehavioursView behaviours(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean RadarQuery query) {
        Address inbox = scope.inboxOf(caller, query.employee());
        return new BehavioursView(
                radar.behaviours(inbox, query).stream()
                        .map(behaviour -> people.behaviour(behaviour, locale))
                        .toList());
    }

    @Serdeable
    record BehavioursView(List<PeopleViews.BehaviourView> items) {}

    /**
     * Who was here, the latest first, and what they came for. Visitors who are one customer are one
     * person. All pages together have each person once who was here when the first was read. Only
     * the window narrows it.
     */
    @Get("/people")
    Page<PeopleViews.PersonView> people(Caller caller, @Valid @RequestBean RadarQuery query) {
        Page<People.Row> page = radar.people(scope.inboxOf(caller, query.employee()), query);
        return new Page<>(people.of(caller.tenant(), page.items()), page.next());
    }

    /** What happened on each of the last 15 days, today among them, the earliest first. */
    @Get("/activity")
    ActivityView activity(Caller caller, @Nullable @QueryValue UUID employee) {
        Address inbox = scope.inboxOf(caller, employee);
        return new ActivityView(activity.ofRadar(inbox, scope.zoneOf(caller.tenant())));
    }

    @Serdeable
    record ActivityView(List<Activity.Day> days) {}

    /** Marks the own radar as read, up to an item's number. */
    @Post("/read")
    @Status(HttpStatus.NO_CONTENT)
    void read(Caller caller, @Body @Valid ReadRequest request) {
        radar.markRead(scope.inboxOf(caller, null), request.seq);
    }

    @Serdeable
    record ReadRequest(@Min(0) long seq) {}
}
