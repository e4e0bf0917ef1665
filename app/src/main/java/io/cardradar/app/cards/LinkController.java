package io.cardradar.app.cards;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

@Controller("/v1/cards/{id}/links")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
@Tag(name = "cards")
class LinkController {
    private final CardLinks links;

    LinkController(CardLinks links) {
        this.links = links;
    }

    /**
     * Makes a link that opens the card from an SMS, a mail, a web page or a chat, as a share of the
     * caller's. The same share is given the same link as long as that lives long enough.
     */
    @Post
    @Status(HttpStatus.CREATED)
    LinkView link(
            Caller caller,
            UUID id,
            @Body @Valid LinkRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        LinkRow link = links.link(caller, new CardId(id), request.wanted(), idempotencyKey);
        return new LinkView(link.url(), link.token(), link.expiresAt());
    }

    /**
     * @param kind {@code url} for SMS, mail and web pages, {@code scheme} for what opens WeChat by
     *     itself, {@code short} for chats in WeChat
     * @param channel where it goes, in a word of the client's; {@code link} by default
     * @param share the token of a share that the caller has made; a new share by default
     * @param expiresInDays 1 to 30, the default; short links always live 30
     */
    @Serdeable
    record LinkRequest(
            @NotNull LinkKind kind,
            @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,31}") String channel,
            @Nullable @Size(min = 1, max = 32) String share,
            @Nullable @Min(1) @Max(30) Integer expiresInDays) {
        NewLink wanted() {
            return new NewLink(
                    kind,
                    channel == null ? "link" : channel,
                    share,
                    Duration.ofDays(expiresInDays == null ? 30 : expiresInDays));
        }
    }

    /**
     * @param url a link; of kind {@code short}, a text
     * @param share the token of the share that it is; it goes into events as {@code share}
     * @param expiresAt when it opens nothing any more
     */
    @Serdeable
    record LinkView(String url, String share, Instant expiresAt) {}
}
