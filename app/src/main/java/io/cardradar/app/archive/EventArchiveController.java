package io.cardradar.app.archive;

import io.cardradar.analytics.archive.EventArchives;
import io.cardradar.analytics.archive.EventArchives.Described;
import io.cardradar.app.identity.Operator;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Controller("/v1/operations/event-archives")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "operations")
class EventArchiveController {
    private final EventArchives archives;
    private final Operator operator;

    EventArchiveController(EventArchives archives, Operator operator) {
        this.archives = archives;
        this.operator = operator;
    }

    /**
     * The archives of events of all companies, the latest events first. For whoever runs the
     * service, with {@code X-Operator-Key}.
     */
    @Get
    ArchivesView list(@Nullable @Header("X-Operator-Key") String operatorKey) {
        operator.require(operatorKey);
        return new ArchivesView(archives.list().stream().map(ArchiveView::of).toList());
    }

    @Serdeable
    record ArchivesView(List<ArchiveView> items) {}

    /** One archive, and how far its restore is. For whoever runs the service. */
    @Get("/{id}")
    ArchiveView get(@Nullable @Header("X-Operator-Key") String operatorKey, UUID id) {
        operator.require(operatorKey);
        return ArchiveView.of(archives.get(id));
    }

    /**
     * Brings the events of an archive back into the database, within some minutes. Asking again
     * keeps them longer. For whoever runs the service.
     */
    @Post("/{id}/restore")
    @Status(HttpStatus.ACCEPTED)
    ArchiveView restore(
            @Nullable @Header("X-Operator-Key") String operatorKey,
            UUID id,
            @Body @Valid RestoreRequest request) {
        operator.require(operatorKey);
        return ArchiveView.of(archives.restore(id, request.keep()));
    }

    /**
     * @param keepDays how long they stay before the retention applies again; 30 by default
     */
    @Serdeable
    record RestoreRequest(@Nullable @Min(1) @Max(3650) Integer keepDays) {
        Duration keep() {
            return Duration.ofDays(keepDays == null ? 30 : keepDays);
        }
    }

    /**
     * @param state {@code writing}, {@code verified}, {@code detached}, {@code archived}, {@code
     *     restoring}, {@code restored} or {@code replaced}
     * @param restoredEvents how many of the events a restore has brought back so far
     * @param keepUntil restored events are not archived again before
     * @param error why the last attempt went no further
     */
    @Serdeable
    record ArchiveView(
            UUID id,
            String partition,
            Instant from,
            Instant to,
            String state,
            int companies,
            int objects,
            long events,
            long bytes,
            long restoredEvents,
            @Nullable Instant keepUntil,
            @Nullable String error) {
        static ArchiveView of(Described described) {
            var archive = described.archive();
            var progress = described.progress();
            return new ArchiveView(
                    archive.id(),
                    archive.partition(),
                    archive.range().from(),
                    archive.range().to(),
                    archive.state().code(),
                    progress.tenants(),
                    progress.objects(),
                    progress.events(),
                    progress.bytes(),
                    progress.restoredEvents(),
                    archive.keepUntil(),
                    archive.error());
        }
    }
}
