package io.cardradar.app.cards;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** Who sees which way of reaching the card's owner; a field that is not named is public. */
@Serdeable
public record FieldVisibility(
        @Nullable Visibility mobile,
        @Nullable Visibility landline,
        @Nullable Visibility wechatId,
        @Nullable Visibility email,
        @Nullable Visibility address) {
    static final FieldVisibility ALL_PUBLIC = new FieldVisibility(null, null, null, null, null);

    /** Who sees a field of a published card. */
    @Serdeable
    public enum Visibility {
        /** Every visitor. */
        @JsonProperty("public")
        PUBLIC,
        /** A visitor who has given a phone number in return. */
        @JsonProperty("after_exchange")
        AFTER_EXCHANGE,
        /** Nobody but the owner and the owner's managers. */
        @JsonProperty("hidden")
        HIDDEN;

        /** The value, if a visitor may see it who has, or has not, given a phone number. */
        static <T> @Nullable T shown(
                @Nullable Visibility visibility, @Nullable T value, boolean exchanged) {
            return switch (visibility) {
                case null -> value;
                case PUBLIC -> value;
                case AFTER_EXCHANGE -> exchanged ? value : null;
                case HIDDEN -> null;
            };
        }

        /** The name of a field that is there, but for an exchange only. */
        static Optional<String> withheld(
                @Nullable Visibility visibility, @Nullable Object value, String name) {
            return visibility == AFTER_EXCHANGE && value != null
                    ? Optional.of(name)
                    : Optional.empty();
        }
    }
}
