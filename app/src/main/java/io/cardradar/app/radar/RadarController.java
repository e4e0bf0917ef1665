package io.cardradar.app.radar;

import io.cardradar.app.radar.RadarViews.ItemView;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.micronaut.core.annotation.Introspected;
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
import jakarta.validation.constraints.Max;
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
    private final RadarViews views;
    private final PeopleViews people;

    RadarController(Radar radar, RadarViews views, PeopleViews people) {
        this.radar = radar;
        this.views = views;
        this.people = people;
    }

    /** Who did what, newest first, and how much of it is unread. */
    @Get("/timeline")
    TimelineView timeline(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean RadarQuery query) {
        Address inbox = radar.inboxOf(caller, query.employee);
        Page<RadarItem> page =
                radar.timeline(
                        inbox, query.windowOrDefault(), query.cursor, query.limitOrDefault());
        RadarInbox.State state = radar.state(inbox);
        return new TimelineView(
                views.of(caller.tenant(), page.items(), locale),
                page.next(),
                state.unread(),
                state.lastSeq());
    }

    /**
     * @param unread items that arrived since the radar was last marked as read
     * @param lastSeq the cursor at which a stream would start now
     */
    @Serdeable
    record TimelineView(List<ItemView> items, @Nullable String next, long unread, long lastSeq) {}

    /** What was done, how often, by how many; the most frequent first. */
    @Get("/behaviours")
    BehavioursView behaviours(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean RadarQuery query) {
        Address inbox = radar.inboxOf(caller, query.employee);
        return new BehavioursView(
                radar.behaviours(inbox, query.windowOrDefault()).stream()
                        .map(behaviour -> people.behaviour(behaviour, locale))
                        .toList());
    }

    @Serdeable
    record BehavioursView(List<PeopleViews.BehaviourView> items) {}

    /** Who was here, the latest first, and what they came for. */
    @Get("/people")
    Page<PeopleViews.PersonView> people(Caller caller, @Valid @RequestBean RadarQuery query) {
        Address inbox = radar.inboxOf(caller, query.employee);
        Page<People.Person> page =
                radar.people(inbox, query.windowOrDefault(), query.cursor, query.limitOrDefault());
        return new Page<>(people.of(caller.tenant(), page.items()), page.next());
    }

    /** Marks the own radar as read, up to an item's number. */
    @Post("/read")
    @Status(HttpStatus.NO_CONTENT)
    void read(Caller caller, @Body @Valid ReadRequest request) {
        radar.markRead(radar.inboxOf(caller, null), request.seq);
    }

    @Serdeable
    record ReadRequest(@Min(0) long seq) {}

    /**
     * What the three views have in common.
     *
     * @param window {@code today}, {@code 7d}, {@code 30d} (the default) or {@code all}
     * @param employee whose radar, for managers; the own one by default
     */
    @Introspected
    record RadarQuery(
            @Nullable @QueryValue String window,
            @Nullable @QueryValue UUID employee,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        private static final int DEFAULT_LIMIT = 20;

        Window windowOrDefault() {
            return window == null ? Window.DAYS_30 : Window.of(window);
        }

        int limitOrDefault() {
            return limit == null ? DEFAULT_LIMIT : limit;
        }
    }
}
