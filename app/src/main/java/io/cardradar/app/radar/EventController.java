package io.cardradar.app.radar;

import io.cardradar.analytics.events.Crawler;
import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

@Controller("/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "events")
class EventController {
    private final Ingest ingest;

    EventController(Ingest ingest) {
        this.ingest = ingest;
    }

    /**
     * Takes a batch of events in. They are committed when this answers; sending a batch again
     * changes nothing. Events of a visitor who has withdrawn the consent to be followed are refused
     * ({@code event.no_consent}).
     */
    @Post
    @Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
    ReceiptView take(
            Caller caller,
            @Body @Valid BatchRequest request,
            @Parameter(hidden = true) @Nullable @Header(HttpHeaders.USER_AGENT) String userAgent) {
        return ReceiptView.of(
                Crawler.isNamedBy(userAgent)
                        ? ingest.takeOfCrawler(caller, request.sentAt, request.events)
                        : ingest.take(caller, request.sentAt, request.events));
    }

    /**
     * @param sentAt the client's clock when it sent the batch: corrects the events' times
     * @param events at most 100 of {@link EventExample}; each is judged alone
     */
    @Serdeable
    record BatchRequest(
            @NotNull Instant sentAt,
            @NotNull @Schema(type = "array", implementation = EventExample[].class)
                    List<JsonNode> events) {}

    @Serdeable
    record ReceiptView(int accepted, int duplicates, List<RejectionView> rejected) {
        static ReceiptView of(Ingest.Receipt receipt) {
            List<RejectionView> rejected =
                    receipt.rejected().stream()
                            .map(r -> new RejectionView(r.index(), r.reason().code(), r.detail()))
                            .toList();
            return new ReceiptView(receipt.accepted(), receipt.duplicates(), rejected);
        }
    }

    @Serdeable
    record RejectionView(int index, String code, String detail) {}
}
