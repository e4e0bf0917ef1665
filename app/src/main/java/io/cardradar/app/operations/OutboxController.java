package io.cardradar.app.operations;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.ParkedMessages;
import io.cardradar.kernel.ParkedMessages.Parked;
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
import java.util.UUID;

@Controller("/v1/operations/outbox")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "operations")
class OutboxController {
    private final ParkedMessages parked;

    OutboxController(ParkedMessages parked) {
        this.parked = parked;
    }

    /**
     * Work of the caller's company that failed eight times and was set aside, oldest first. What it
     * is about is not shown.
     */
    @Get
    Page<ParkedView> list(Caller caller, @Valid @RequestBean ParkedQuery query) {
        return parked.list(caller.tenant(), query.cursor, query.limitOrDefault())
                .map(ParkedView::of);
    }

    /** Has it done once more: when what was at fault has been mended. */
    @Post("/{id}/retry")
    @Status(HttpStatus.NO_CONTENT)
    void retry(Caller caller, UUID id) {
        parked.retry(caller.tenant(), id);
    }

    /** Gives it up: it is never done. */
    @Post("/{id}/discard")
    @Status(HttpStatus.NO_CONTENT)
    void discard(Caller caller, UUID id) {
        parked.discard(caller.tenant(), id);
    }

    /**
     * @param cursor {@code next} of the page before
     * @param limit 1 to 100; 20 by default
     */
    @Introspected
    record ParkedQuery(
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        int limitOrDefault() {
            return limit == null ? 20 : limit;
        }
    }

    /**
     * @param topic what kind of work it is
     * @param error of the last attempt
     */
    @Serdeable
    record ParkedView(
            UUID id,
            String topic,
            int attempts,
            @Nullable String error,
            Instant createdAt,
            Instant parkedAt) {
        static ParkedView of(Parked message) {
            return new ParkedView(
                    message.id(),
                    message.topic(),
                    message.attempts(),
                    message.error(),
                    message.createdAt(),
                    message.parkedAt());
        }
    }
}
