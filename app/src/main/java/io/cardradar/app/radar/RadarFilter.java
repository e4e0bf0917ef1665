package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Interest;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Sql;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * What of a radar is asked for.
 *
 * @param types of these types; all that radars show where nothing narrows them
 * @param visitors by these; null stands for anybody
 * @param subject about this; null stands for whatever
 * @param card on this card; null stands for any
 */
record RadarFilter(
        Set<EventType> types,
        @Nullable Set<VisitorId> visitors,
        @Nullable Subject subject,
        @Nullable CardId card) {
    static final RadarFilter NONE = new RadarFilter(shown(), null, null, null);

    private static Set<EventType> shown() {
        Set<EventType> shown = EnumSet.allOf(EventType.class);
        shown.removeIf(type -> !type.isShown());
        return shown;
    }

    /** Only these types, by their wire names and with commas between them. */
    RadarFilter ofTypes(@Nullable String names) {
        if (names == null) {
            return this;
        }
        Set<EventType> wanted = EnumSet.noneOf(EventType.class);
        for (String name : names.split(",", -1)) {
            wanted.add(EventType.ofWireName(name.strip()).orElseThrow(() -> bad("type")));
        }
        wanted.retainAll(types);
        return new RadarFilter(wanted, visitors, subject, card);
    }

    /** Only what shows interest in 我 ({@code person}), 产品 or 公司. */
    RadarFilter ofInterest(@Nullable String name) {
        if (name == null) {
            return this;
        }
        Interest interest =
                Arrays.stream(Interest.values())
                        .filter(i -> i.name().toLowerCase(Locale.ROOT).equals(name))
                        .findFirst()
                        .orElseThrow(() -> bad("interest"));
        Set<EventType> wanted = EnumSet.copyOf(types);
        wanted.removeIf(type -> type.interest() != interest);
        return new RadarFilter(wanted, visitors, subject, card);
    }

    /** Only what is about this: {@code product:P-1024}. */
    RadarFilter about(@Nullable String text) {
        if (text == null) {
            return this;
        }
        int colon = text.indexOf(':');
        SubjectKind kind =
                SubjectKind.ofWireName(text.substring(0, Math.max(0, colon)))
                        .orElseThrow(() -> bad("subject"));
        return new RadarFilter(types, visitors, new Subject(kind, text.substring(colon + 1)), card);
    }

    RadarFilter on(@Nullable UUID cardId) {
        return cardId == null
                ? this
                : new RadarFilter(types, visitors, subject, new CardId(cardId));
    }

    RadarFilter by(@Nullable Set<VisitorId> wanted) {
        return new RadarFilter(types, wanted, subject, card);
    }

    /** Whether every item of a radar passes. */
    boolean passesAll() {
        return equals(NONE);
    }

    /**
     * Narrows a question over events {@code e}; its last part must be a condition.
     *
     * @param alias of the table whose type is asked
     */
    Sql narrow(Sql sql, String alias) {
        if (!types.equals(NONE.types)) {
            sql.and("AND %s.type = ANY (?)".formatted(alias), (Object) codes());
        }
        if (card != null) {
            sql.and("AND e.card_id = ?", card.value());
        }
        if (subject != null) {
            sql.and(
                    "AND e.subject_kind = ? AND e.subject_id = ?",
                    (short) subject.kind().code(),
                    subject.id());
        }
        return sql;
    }

    Short[] codes() {
        return types.stream().map(type -> (short) type.code()).toArray(Short[]::new);
    }

    UUID[] visitorIds() {
        return visitors == null
                ? new UUID[0]
                : visitors.stream().map(VisitorId::value).toArray(UUID[]::new);
    }

    private static Problem.Invalid bad(String parameter) {
        return new Problem.Invalid(
                "radar.bad_filter",
                switch (parameter) {
                    case "type" -> "type is one or more types of the vocabulary";
                    case "interest" -> "interest is person, product or company";
                    default -> "subject is a kind and an id, such as product:P-1024";
                });
    }
}
