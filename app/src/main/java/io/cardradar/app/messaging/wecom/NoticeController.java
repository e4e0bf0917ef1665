package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.Caller;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/wecom/notices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "wecom")
class NoticeController {
    private final NoticeTable notices;

    NoticeController(NoticeTable notices) {
        this.notices = notices;
    }

    /** The last 50 notices to the caller, newest first, and whether WeCom has taken them. */
    @Get
    NoticesView last(Caller caller) {
        return new NoticesView(
                notices.last(caller.tenant(), caller.employee()).stream()
                        .map(NoticeView::of)
                        .toList());
    }

    @Serdeable
    record NoticesView(List<NoticeView> items) {}

    /**
     * @param state {@code queued}, {@code sending}, {@code sent}, {@code refused}, {@code failed}
     *     or {@code unknown}
     * @param reason why it is not sent, such as {@code wecom_no_member}
     */
    @Serdeable
    record NoticeView(
            UUID id,
            String state,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {
        static NoticeView of(SentNotice notice) {
            return new NoticeView(
                    notice.id(),
                    notice.state().toLowerCase(Locale.ROOT),
                    notice.reason(),
                    notice.createdAt(),
                    notice.finishedAt());
        }
    }
}
