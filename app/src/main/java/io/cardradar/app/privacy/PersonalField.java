package io.cardradar.app.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may take back, by WeChat's number for it ({@code RevokeInfo}). */
public enum PersonalField {
    LICENCE_PLATE(1),
    ADDRESS(2),
    INVOICE(3),
    BLUETOOTH(4),
    MICROPHONE(5),
    PROFILE(6),
    CAMERA(7),
    PHONE(8),
    STEPS(12),
    LOCATION(13),
    PICKED_MEDIA(14),
    PICKED_FILE(15),
    EMAIL(16),
    CHOSEN_PLACE(18),
    NICKNAME(19),
    AVATAR(20);

    private final int number;

    PersonalField(int number) {
        this.number = number;
    }

    static Optional<PersonalField> of(String number) {
        return Arrays.stream(values())
                .filter(field -> Integer.toString(field.number).equals(number))
                .findFirst();
    }

    /** As it is stored and shown. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
