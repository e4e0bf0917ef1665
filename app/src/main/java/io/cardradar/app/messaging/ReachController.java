package io.cardradar.app.messaging;

import io.cardradar.app.messaging.MessageViews.MessageView;
import io.cardradar.app.messaging.Outgoing.Reach;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Page;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
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

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/customers/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Connectable
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "messages")
class ReachController {
    private final Outgoing outgoing;
    private final CustomerMessages messages;
    private final MessageViews views;

    ReachController(Outgoing outgoing, CustomerMessages messages, MessageViews views) {
        this.outgoing = outgoing;
        this.messages = messages;
        this.views = views;
    }

    /** What can be sent to a customer now. */
    @Get("/reach")
    ReachView reach(Caller caller, UUID id) {
        return ReachView.of(outgoing.reach(caller, new CustomerId(id)));
    }

    /** The messages that were sent to a customer, the latest first. */
    @Get("/messages")
    Page<MessageView> messages(
            Caller caller,
            UUID id,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean PageQuery query) {
        Page<MessageRow> page =
                messages.list(caller, new CustomerId(id), query.cursor, query.limitOrDefault());
        return new Page<>(views.of(caller.tenant(), page.items(), locale), page.next());
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

    @Serdeable
    record ReachView(KefuView kefu, List<TemplateReachView> subscribe) {
        static ReachView of(Reach reach) {
            Allowance allowance = reach.kefu();
            return new ReachView(
                    new KefuView(allowance.isOpen(), allowance.left(), allowance.until()),
                    reach.templates().stream()
                            .map(template ->
                                    TemplateReachView.of(
                                            template, reach.grants().getOrDefault(template, 0L)))
                            .toList());
        }
    }

    /**
     * Customer-service messages (客服消息).
     *
     * @param open whether the customer was in touch lately enough
     * @param left how many may be sent before the customer is in touch again
     * @param until when the window closes; absent when it is not open
     */
    @Serdeable
    record KefuView(boolean open, int left, @Nullable Instant until) {}

    /**
     * Subscription messages (订阅消息) of one template.
     *
     * @param fields that a message must fill
     * @param grants how many may be sent; of an unlimited one, any number where there is one
     */
    @Serdeable
    record TemplateReachView(
            UUID templateId, String title, List<String> fields, long grants, boolean unlimited) {
        static TemplateReachView of(TemplateRow template, long grants) {
            return new TemplateReachView(
                    template.id(),
                    template.title(),
                    template.fields(),
                    grants,
                    template.isLongTerm());
        }
    }
}
