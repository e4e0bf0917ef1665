package io.cardradar.app.radar.notices;

import io.cardradar.app.radar.notices.SignalViews.SignalView;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@Controller("/v1/radar")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "radar")
@Connectable
class NoticeController {
    private static final int DEFAULT_LIMIT = 20;

    private final NoticeWishes notices;
    private final SignalViews views;

    NoticeController(NoticeWishes notices, SignalViews views) {
        this.notices = notices;
        this.views = views;
    }

    /** What rang on the own devices, last told first: notices, and digests of quiet hours. */
    @Get("/notices")
    SignalsView notices(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        return list(caller, List.of(SignalKind.ACTS, SignalKind.DIGEST), locale, cursor, limit);
    }

    /** The promising visitors of the own card, each with the reasons, last told first. */
    @Get("/alerts")
    SignalsView alerts(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        return list(caller, List.of(SignalKind.ALERT), locale, cursor, limit);
    }

    private SignalsView list(
            Caller caller,
            List<SignalKind> kinds,
            Locale locale,
            @Nullable String cursor,
            @Nullable Integer limit) {
        Address inbox = inboxOf(caller);
        int most = limit == null ? DEFAULT_LIMIT : limit;
        Page<Signal> page = notices.list(inbox, kinds, cursor, most);
        List<SignalView> shown = views.of(caller.tenant(), page.items(), locale);
        List<ListedView> items = new ArrayList<>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            Signal signal = page.items().get(i);
            items.add(new ListedView(signal.seq(), signal.held(), shown.get(i)));
        }
        return new SignalsView(items, page.next(), notices.unread(inbox, kinds));
    }

    /**
     * @param unread those whose number is beyond the one up to which the radar was marked as read
     */
    @Serdeable
    record SignalsView(List<ListedView> items, @Nullable String next, long unread) {}

    /**
     * @param seq its number in the radar, for marking it as read
     * @param held whether it came in quiet hours, and rang only as part of a digest
     */
    @Serdeable
    record ListedView(long seq, boolean held, SignalView signal) {}

    /** What the caller wants to be told of at once. */
    @Get("/notice-settings")
    NoticeSettings settings(Caller caller) {
        return notices.settings(inboxOf(caller));
    }

    /**
     * Says what the caller wants to be told of at once. What quiet hours held is told when they
     * end.
     */
    @Put("/notice-settings")
    NoticeSettings change(Caller caller, @Body @Valid NoticeSettings settings) {
        return notices.change(inboxOf(caller), settings);
    }

    /** By which rules a visitor is a promising one. */
    @Get("/alert-rules")
    @Secured({"MANAGER", "ADMIN"})
    RulesView rules(Caller caller) {
        return new RulesView(notices.rules(caller));
    }

    /** Replaces the company's rules; a kind that is left out is off. */
    @Put("/alert-rules")
    @Secured({"MANAGER", "ADMIN"})
    RulesView change(Caller caller, @Body @Valid RulesView request) {
        return new RulesView(notices.change(caller, request.rules));
    }

    @Serdeable
    record RulesView(@NotNull @Size(max = 6) List<@Valid AlertRule> rules) {}

    private static Address inboxOf(Caller caller) {
        return new Address(caller.tenant(), caller.employee());
    }
}
