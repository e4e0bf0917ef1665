package io.cardradar.app.privacy;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/erasure-requests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "privacy")
class ErasureController {
    private final ErasureRequests requests;

    ErasureController(ErasureRequests requests) {
        this.requests = requests;
    }

    /**
     * Who asked to be forgotten, without names: what, when, and by when it is due; newest first.
     */
    @Get
    Page<RequestView> list(Caller caller, @Valid @RequestBean RequestsQuery query) {
        return requests.list(caller.tenant(), query.cursor, query.limitOrDefault())
                .map(RequestView::of);
    }

    /**
     * @param cursor {@code next} of the page before
     * @param limit 1 to 100; 20 by default
     */
    @Introspected
    record RequestsQuery(
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        int limitOrDefault() {
            return limit == null ? 20 : limit;
        }
    }

    /**
     * @param kind {@code profile_changed}, {@code authorization_revoked} or {@code
     *     account_cancelled}
     * @param fields what was taken back; empty stands for everything
     * @param state {@code open} or {@code done}
     */
    @Serdeable
    record RequestView(
            UUID id,
            String kind,
            String appId,
            List<String> fields,
            String state,
            Instant askedAt,
            Instant dueAt,
            @Nullable Instant doneAt) {
        static RequestView of(ErasureRequestRow row) {
            return new RequestView(
                    row.id(),
                    row.kind().name().toLowerCase(Locale.ROOT),
                    row.appId(),
                    row.fields(),
                    row.state().name().toLowerCase(Locale.ROOT),
                    row.askedAt(),
                    row.dueAt(),
                    row.doneAt());
        }
    }
}
