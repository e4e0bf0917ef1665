package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventMeanings;
import io.cardradar.analytics.events.EventProperty;
import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.SubjectKind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

@Controller("/v1/events/vocabulary")
@Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
@Tag(name = "events")
class VocabularyController {
    private final EventTexts texts;
    private final EventMeanings meanings;

    VocabularyController(EventTexts texts, EventMeanings meanings) {
        this.texts = texts;
        this.meanings = meanings;
    }

    /** Every type of event: its meaning, what it must and may say, what it counts as. */
    @Get
    VocabularyView vocabulary(@Parameter(hidden = true) Locale locale) {
        List<TypeView> types =
                Arrays.stream(EventType.values()).map(type -> view(type, locale)).toList();
        return new VocabularyView(EventType.VERSION, types);
    }

    private TypeView view(EventType type, Locale locale) {
        SubjectKind subject = type.requiredSubject();
        List<PropertyView> properties =
                EventProperty.of(type).stream().map(property -> view(property, locale)).toList();
        return new TypeView(
                type.wireName(),
                type.code(),
                texts.name(type, locale),
                meanings.of(type, locale),
                type.needsCard(),
                subject == null ? null : subject.wireName(),
                properties,
                CountsView.of(type));
    }

    private PropertyView view(EventProperty property, Locale locale) {
        return new PropertyView(
                property.wireName(), property.kind().wireName(), meanings.of(property, locale));
    }

    /**
     * @param version grows with every type and every property that is added
     */
    @Serdeable
    record VocabularyView(int version, List<TypeView> types) {}

    /**
     * @param code unique for ever
     * @param name as lists of behaviours have it, in the reader's language
     * @param meaning when to send it
     * @param card whether {@code cardId} is required
     * @param subject the kind of {@code subject} that is required
     * @param properties what {@code props} may say; other names are the client's own
     */
    @Serdeable
    record TypeView(
            String type,
            int code,
            String name,
            String meaning,
            boolean card,
            @Nullable String subject,
            List<PropertyView> properties,
            CountsView counts) {}

    /**
     * @param kind {@code text} or {@code number}: whole, from 0
     */
    @Serdeable
    record PropertyView(String name, String kind, String meaning) {}

    /**
     * What a type counts as.
     *
     * @param interest {@code person}, {@code product} or {@code company}: 我, 产品, 公司
     * @param weight how much it says about the wish to buy; a view of the card is 1
     * @param radar whether salespeople see it as an item
     * @param contactIntent whether the visitor shows by it that he wants to be in contact
     * @param sessionSignal whether it begins or prolongs a visit
     * @param stay whether it may be sent again with a greater {@code dwellMs}
     * @param toldByService whether clients must not send it
     */
    @Serdeable
    record CountsView(
            @Nullable String interest,
            double weight,
            boolean radar,
            boolean contactIntent,
            boolean sessionSignal,
            boolean stay,
            boolean toldByService) {
        static CountsView of(EventType type) {
            String interest =
                    switch (type.interest()) {
                        case PERSON -> "person";
                        case PRODUCT -> "product";
                        case COMPANY -> "company";
                        case NONE -> null;
                    };
            return new CountsView(
                    interest,
                    type.weight(),
                    type.isShown(),
                    type.isContactIntent(),
                    type.isSessionSignal(),
                    type.isStay(),
                    type.isToldByService());
        }
    }
}
