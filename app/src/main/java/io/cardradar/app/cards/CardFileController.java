package io.cardradar.app.cards;

import ezvcard.VCardVersion;

import io.cardradar.app.cards.poster.Poster;
import io.cardradar.app.cards.poster.PosterText;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Problem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What a published card looks like in files. */
@Controller("/v1/cards/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
@Tag(name = "cards")
class CardFileController {
    private static final String VCARD = "text/vcard;charset=UTF-8";

    /** Codes do not change and posters seldom do, but only those who may see the card get them. */
    private static final String CACHED = "private, max-age=600";

    private final Cards cards;
    private final CardCodes codes;
    private final Poster poster;

    CardFileController(Cards cards, CardCodes codes, Poster poster) {
        this.cards = cards;
        this.codes = codes;
        this.poster = poster;
    }

    /**
     * The card's mini-program code (小程序码).
     *
     * @param width pixels of each side, 280 to 1280
     */
    @Get("/code.png")
    @Produces(MediaType.IMAGE_PNG)
    HttpResponse<byte[]> code(Caller caller, UUID id, @QueryValue(defaultValue = "430") int width) {
        PublishedCard card = cards.published(caller, new CardId(id));
        return png(codes.code(caller.tenant(), card, width));
    }

    /** A picture of 750 by 1334 pixels with name, position, company and code, to send around. */
    @Get("/poster.png")
    @Produces(MediaType.IMAGE_PNG)
    HttpResponse<byte[]> poster(Caller caller, UUID id, HttpRequest<?> request) {
        PublishedCard card = cards.published(caller, new CardId(id));
        BufferedImage code = codes.code(caller.tenant(), card, CodeSize.SMALL.pixels());
        Locale locale = request.getLocale().orElse(Locale.CHINESE);
        return png(poster.draw(text(card.content()), code, locale));
    }

    private static PosterText text(CardContent content) {
        List<String> tags = content.tags();
        return new PosterText(
                content.name(),
                content.position(),
                content.company(),
                content.signature(),
                tags == null ? List.of() : tags);
    }

    private static HttpResponse<byte[]> png(BufferedImage image) {
        return HttpResponse.ok(Png.write(image)).header(HttpHeaders.CACHE_CONTROL, CACHED);
    }

    /**
     * The card as a contact file (vCard).
     *
     * @param version {@code 4.0}, or {@code 3.0} for phones that know no better
     */
    @Get("/vcard")
    @Produces(VCARD)
    HttpResponse<String> vcard(
            Caller caller, UUID id, @QueryValue(defaultValue = "4.0") String version) {
        PublishedCard card = cards.published(caller, new CardId(id));
        return HttpResponse.ok(ContactFile.write(card, vcardVersion(version)))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(card.content().name()));
    }

    private static VCardVersion vcardVersion(String version) {
        return switch (version) {
            case "4.0" -> VCardVersion.V4_0;
            case "3.0" -> VCardVersion.V3_0;
            default -> throw new Problem.Invalid("card.bad_version", "version is 4.0 or 3.0");
        };
    }

    /** RFC 6266 §4.3: a plain name for old clients, the person's for the rest. */
    private static String attachment(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"card.vcf\"; filename*=UTF-8''" + encoded + ".vcf";
    }
}
