package io.cardradar.app.cards.poster;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a poster says; too long a text is set smaller, then cut. */
public record PosterText(
        String name,
        @Nullable String position,
        @Nullable String company,
        @Nullable String signature,
        List<String> tags) {
    public PosterText {
        tags = List.copyOf(tags);
    }

    /** What stands in the place of a portrait: a Chinese surname, or an initial. */
    String monogram() {
        return name.strip().substring(0, name.strip().offsetByCodePoints(0, 1));
    }
}
