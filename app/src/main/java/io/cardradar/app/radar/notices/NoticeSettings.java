package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.EventType;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What an employee wants to be told of at once. The radar and its stream of items have everything
 * in any case.
 *
 * @param quiet when nothing rings; null for never
 * @param coalesceSeconds for how long repetitions of one act by one visitor are one notice; 0 for
 *     never
 * @param hidden types of events that do not ring
 * @param minScore the least interest score, 0 to 100, of a visitor whose acts ring
 * @param alerts whether promising visitors are told
 */
@Serdeable
record NoticeSettings(
        @Nullable @Valid Quiet quiet,
        @Min(0) @Max(3600) int coalesceSeconds,
        @NotNull @Size(max = 100) List<String> hidden,
        @Min(0) @Max(100) int minScore,
        boolean alerts) {
    /** Lists are passed through on the way to something; what is taken back pleases nobody. */
    static final NoticeSettings DEFAULT =
            new NoticeSettings(
                    null,
                    300,
                    List.of("product.list", "feed.list", "card.unlike", "feed.unlike"),
                    0,
                    true);

    boolean hides(EventType type) {
        return hidden.contains(type.wireName());
    }

    /**
     * Hours and minutes by the company's clocks or those of another zone; through midnight if
     * {@code to} comes first, the whole day if both are the same.
     *
     * @param days 1, Monday, to 7: those on which they begin; every day if it is left out
     * @param timeZone an IANA name; the company's if it is left out
     */
    @Serdeable
    record Quiet(
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String to,
            @Nullable @Size(min = 1, max = 7) List<@Min(1) @Max(7) Integer> days,
            @Nullable @Size(max = 50) String timeZone) {
        private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    }
}
