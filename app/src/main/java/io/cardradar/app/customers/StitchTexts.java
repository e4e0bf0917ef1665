package io.cardradar.app.customers;

import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import java.util.Locale;

/** Says in plain words why customers were stitched; the bundles are {@code stitch_texts}. */
@Singleton
class StitchTexts {
    private final Texts texts = new Texts("io.cardradar.app.customers.stitch_texts");

    /**
     * @param by who said so; empty where the service concluded it
     */
    String reason(StitchReason reason, String by, Locale locale) {
        return texts.format(locale, "stitch." + reason.wireName(), by);
    }

    /** The same of one that was undone. */
    String undone(String reason, String by, Locale locale) {
        return texts.format(locale, "stitch.undone", reason, by);
    }
}
