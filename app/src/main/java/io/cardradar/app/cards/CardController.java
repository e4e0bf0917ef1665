package io.cardradar.app.cards;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Controller("/v1/cards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
class CardController {
    private static final String ME = "me";

    private final Cards cards;
    private final DraftPatches patches;
    private final Publishing publishing;
    private final Portraits portraits;

    CardController(Cards cards, DraftPatches patches, Publishing publishing, Portraits portraits) {
        this.cards = cards;
        this.patches = patches;
        this.publishing = publishing;
        this.portraits = portraits;
    }

    /** Drafts a card of the caller's own; visitors see it once it is published. */
    @Post
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    HttpResponse<CardView> create(
            Caller caller,
            @Body @Valid CardContent content,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        return whole(cards.create(caller, content, idempotencyKey)).status(HttpStatus.CREATED);
    }

    /**
     * The cards of one employee, oldest first.
     *
     * @param owner {@code me}, or the id of an employee in the caller's data scope
     */
    @Get
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    Page<CardView> list(Caller caller, @QueryValue(defaultValue = ME) String owner) {
        List<Card> found = cards.of(caller, employee(caller, owner));
        return new Page<>(found.stream().map(CardView::of).toList(), null);
    }

    private static EmployeeId employee(Caller caller, String owner) {
        try {
            return owner.equals(ME) ? caller.employee() : new EmployeeId(UUID.fromString(owner));
        } catch (IllegalArgumentException e) {
            throw new Problem.Invalid("card.bad_owner", "owner is me or the id of an employee");
        }
    }

    /**
     * One card: draft and published content for its owner and the owner's managers, the published
     * content without withheld fields for everybody else in the company or visiting it.
     */
    @Get("/{id}")
    @Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
    HttpResponse<CardView> get(Caller caller, UUID id) {
        return switch (cards.seen(caller, new CardId(id))) {
            case SeenCard.Whole whole -> whole(publishing.seen(caller, whole.card()));
            case SeenCard.Front front ->
                    HttpResponse.ok(CardView.of(portraits.in(caller.tenant(), front)));
        };
    }

    /**
     * Edits the draft by a JSON merge patch (RFC 7396): fields that are named are replaced, those
     * named with null removed.
     */
    @Patch("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    HttpResponse<CardView> edit(
            Caller caller,
            UUID id,
            @Body JsonNode patch,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
        CardVersion version = CardVersion.ifMatch(ifMatch);
        return whole(
                cards.edit(caller, new CardId(id), version, draft -> patches.apply(draft, patch)));
    }

    /**
     * Shows the draft to visitors, in place of what was published before: at once, or, with 202,
     * when it has passed the content check.
     */
    @Post("/{id}/publish")
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    HttpResponse<CardView> publish(Caller caller, UUID id) {
        Publication publication = publishing.publish(caller, new CardId(id));
        return whole(publication)
                .status(publication.isHeld() ? HttpStatus.ACCEPTED : HttpStatus.OK);
    }

    private static MutableHttpResponse<CardView> whole(Card card) {
        return whole(new Publication(card, null));
    }

    private static MutableHttpResponse<CardView> whole(Publication publication) {
        return HttpResponse.ok(CardView.of(publication))
                .header(HttpHeaders.ETAG, CardVersion.of(publication.card()).entityTag());
    }

    /**
     * @param version of the draft, as in the ETag; only for those who see the draft
     * @param draft only for the card's owner and the owner's managers
     * @param published absent as long as the card is a draft
     * @param publication where the owner's last wish to publish stands, if content is checked:
     *     {@code held}, {@code published} or {@code refused}; in the answers to publishing and to
     *     reading one card
     * @param afterExchange fields of {@code published} that a visitor gets for a phone number; only
     *     for those who do not see them
     */
    @Serdeable
    record CardView(
            UUID id,
            UUID ownerId,
            @Nullable Integer version,
            @Nullable CardContent draft,
            @Nullable CardContent published,
            @Nullable List<String> afterExchange,
            @Nullable Instant updatedAt,
            @Nullable Instant publishedAt,
            @Nullable PublicationState publication) {
        static CardView of(SeenCard seen) {
            return switch (seen) {
                case SeenCard.Whole whole -> of(whole.card());
                case SeenCard.Front front -> of(front.card());
            };
        }

        static CardView of(Card card) {
            return of(new Publication(card, null));
        }

        static CardView of(Publication publication) {
            Card card = publication.card();
            return new CardView(
                    card.id().value(),
                    card.owner().value(),
                    card.version(),
                    card.draft(),
                    card.published(),
                    null,
                    card.updatedAt(),
                    card.publishedAt(),
                    publication.state());
        }

        static CardView of(PublishedCard card) {
            return new CardView(
                    card.id().value(),
                    card.owner().value(),
                    null,
                    null,
                    card.content(),
                    card.afterExchange(),
                    null,
                    card.publishedAt(),
                    null);
        }
    }
}
