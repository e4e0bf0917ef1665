package io.cardradar.app.customers;

import io.cardradar.app.customers.CustomerViews.Names;
import io.cardradar.app.customers.FollowUps.NewFollowUp;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Page;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

@Controller("/v1/customers/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Connectable
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "customers")
class HistoryController {
    private final Timeline timeline;
    private final TimelineViews timelineViews;
    private final FollowUps followUps;
    private final CustomerViews views;

    HistoryController(
            Timeline timeline,
            TimelineViews timelineViews,
            FollowUps followUps,
            CustomerViews views) {
        this.timeline = timeline;
        this.timelineViews = timelineViews;
        this.followUps = followUps;
        this.views = views;
    }

    /** What the customer did and what was done for the customer, the latest first. */
    @Get("/timeline")
    Page<TimelineViews.ItemView> timeline(
            Caller caller, UUID id, Locale locale, @Valid @RequestBean PageQuery query) {
        CustomerId customer = timeline.current(caller, new CustomerId(id));
        Page<TimelineEntry> page =
                timeline.of(caller, customer, query.cursor, query.limitOrDefault());
        return new Page<>(
                timelineViews.of(caller.tenant(), customer, page.items(), locale), page.next());
    }

    /** The follow-ups of a customer, the latest first. */
    @Get("/follow-ups")
    Page<FollowUpView> followUps(Caller caller, UUID id, @Valid @RequestBean PageQuery query) {
        Page<FollowUpRow> page =
                followUps.list(caller, new CustomerId(id), query.cursor, query.limitOrDefault());
        return new Page<>(views(caller, page.items()), page.next());
    }

    /** Records a follow-up, and perhaps when the next is due; it replaces the plan before it. */
    @Post("/follow-ups")
    @Status(HttpStatus.CREATED)
    FollowUpView add(
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID owner,
            @Body @Valid FollowUpRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        EmployeeId whose = CustomerController.employee(owner);
        FollowUpRow added =
                followUps.add(
                        caller, new CustomerId(id), whose, request.toFollowUp(), idempotencyKey);
        return views(caller, List.of(added)).getFirst();
    }

    private List<FollowUpView> views(Caller caller, List<FollowUpRow> rows) {
        List<EmployeeId> people =
                rows.stream().flatMap(row -> Stream.of(row.employeeId(), row.author())).toList();
        Names names = views.names(caller.tenant(), people);
        return rows.stream().map(row -> FollowUpView.of(row, names)).toList();
    }

    /**
     * @param cursor {@code next} of the page before
     * @param limit 1 to 100; 20 by default
     */
    @Introspected
    record PageQuery(
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        private static final int DEFAULT_LIMIT = 20;

        int limitOrDefault() {
            return limit == null ? DEFAULT_LIMIT : limit;
        }
    }

    /**
     * @param kind {@code note} (the default), {@code call}, {@code visit}, {@code wechat} or {@code
     *     email}
     * @param nextAt when to be in touch again
     */
    @Serdeable
    record FollowUpRequest(
            @Nullable Kind kind,
            @NotBlank @Size(max = 2000) @Pattern(regexp = TEXT) String text,
            @Nullable Instant nextAt) {
        /** Any text that PostgreSQL can hold. */
        private static final String TEXT = "[^\\x00]*";

        NewFollowUp toFollowUp() {
            return new NewFollowUp(kind == null ? FollowUpKind.NOTE : kind.kind, text, nextAt);
        }
    }

    /** The kinds as clients write them. */
    @Serdeable
    enum Kind {
        note(FollowUpKind.NOTE),
        call(FollowUpKind.CALL),
        visit(FollowUpKind.VISIT),
        wechat(FollowUpKind.WECHAT),
        email(FollowUpKind.EMAIL);

        private final FollowUpKind kind;

        Kind(FollowUpKind kind) {
            this.kind = kind;
        }
    }

    /**
     * @param owner whose relationship it belongs to
     * @param author who wrote it: the owner or a manager
     */
    @Serdeable
    record FollowUpView(
            UUID id,
            String kind,
            String text,
            @Nullable Instant nextAt,
            CustomerItem.Person owner,
            CustomerItem.Person author,
            Instant createdAt) {
        static FollowUpView of(FollowUpRow row, Names names) {
            return new FollowUpView(
                    row.id(),
                    row.kind().wireName(),
                    row.text(),
                    row.nextAt(),
                    names.person(row.employeeId()),
                    names.person(row.author()),
                    row.createdAt());
        }
    }
}
