package io.cardradar.app.radar;

import io.cardradar.analytics.visitors.visits.WayIn;

import jakarta.inject.Singleton;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says in plain words how a visitor came, by WeChat's number for the way in (场景值) and by whether a
 * share led here. The bundles are {@code source_texts}.
 */
@Singleton
class SourceTexts {
    private static final String BUNDLE = "io.cardradar.app.radar.source_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    String text(WayIn way, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        if (way.scene() == null) {
            return bundle.getString(way.share() == null ? "unknown" : "share");
        }
        String scene = scene(bundle, way.scene());
        return way.share() == null
                ? scene
                : MessageFormat.format(bundle.getString("scene_and_share"), scene);
    }

    private static String scene(ResourceBundle bundle, int scene) {
        String key = String.valueOf(scene);
        return bundle.containsKey(key)
                ? bundle.getString(key)
                : MessageFormat.format(bundle.getString("other"), key);
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }
}
