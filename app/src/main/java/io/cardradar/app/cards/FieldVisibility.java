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

        /** The value, if any visitor may see it. */
        static <T> @Nullable T publicOnly(@Nullable Visibility visibility, @Nullable T value) {
            return visibility == null || visibility == PUBLIC ? value : null;
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
