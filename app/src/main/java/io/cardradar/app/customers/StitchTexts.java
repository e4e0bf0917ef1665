package io.cardradar.app.customers;

import jakarta.inject.Singleton;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says in plain words why customers were stitched; the bundles are {@code stitch_texts}. */
@Singleton
class StitchTexts {
    private static final String BUNDLE = "io.cardradar.app.customers.stitch_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * @param by who said so; empty where the service concluded it
     */
    String reason(StitchReason reason, String by, Locale locale) {
        return format(locale, "stitch." + reason.wireName(), by);
    }

    /** The same of one that was undone. */
    String undone(String reason, String by, Locale locale) {
        return format(locale, "stitch.undone", reason, by);
    }

    private static String format(Locale locale, String key, Object... values) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(values);
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }
}
