package io.cardradar.app.callbacks;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
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
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/wechat-pushes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "wechat")
class PushController {
    private final Pushes pushes;

    PushController(Pushes pushes) {
        this.pushes = pushes;
    }

    /** What WeChat pushed for the caller's company, newest first, without its contents. */
    @Get
    Page<PushView> list(Caller caller, @Valid @RequestBean PushesQuery query) {
        return pushes.list(
                        caller.tenant(),
                        query.stateOrFailed(),
                        query.cursor,
                        query.limitOrDefault())
                .map(PushView::of);
    }

    /** Has a push that failed, or that nobody knew, handled once more. */
    @Post("/{id}/retry")
    @Status(HttpStatus.NO_CONTENT)
    void retry(Caller caller, UUID id) {
        pushes.retry(caller.tenant(), id);
    }

    /**
     * @param state {@code failed} (the default), {@code unknown}, {@code waiting} or {@code
     *     handled}
     * @param cursor {@code next} of the page before
     * @param limit 1 to 100; 20 by default
     */
    @Introspected
    record PushesQuery(
            @Nullable @QueryValue State state,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        PushState stateOrFailed() {
            return state == null ? PushState.FAILED : state.state;
        }

        int limitOrDefault() {
            return limit == null ? 20 : limit;
        }
    }

    /** The states as clients write them. */
    @Serdeable
    enum State {
        failed(PushState.FAILED),
        unknown(PushState.UNKNOWN),
        waiting(PushState.WAITING),
        handled(PushState.HANDLED);

        private final PushState state;

        State(PushState state) {
            this.state = state;
        }
    }

    /**
     * @param kind the event's name, or {@code message.} and the message's type
     * @param reason of the last failure
     * @param finishedAt when it was handled or set aside
     */
    @Serdeable
    record PushView(
            UUID id,
            String appId,
            String kind,
            String state,
            int attempts,
            @Nullable String reason,
            Instant sentAt,
            Instant receivedAt,
            @Nullable Instant finishedAt) {
        static PushView of(PushRow row) {
            return new PushView(
                    row.id(),
                    row.appId(),
                    row.kind(),
                    row.state().name().toLowerCase(Locale.ROOT),
                    row.attempts(),
                    row.reason(),
                    row.sentAt(),
                    row.receivedAt(),
                    row.finishedAt());
        }
    }
}
