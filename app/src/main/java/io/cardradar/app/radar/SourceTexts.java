package io.cardradar.app.radar;

import io.cardradar.analytics.visitors.visits.WayIn;
import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import java.util.Locale;

/**
 * Says in plain words how a visitor came, by WeChat's number for the way in (场景值) and by whether a
 * share led here. The bundles are {@code source_texts}.
 */
@Singleton
class SourceTexts {
    private final Texts texts = new Texts("io.cardradar.app.radar.source_texts");

    String text(WayIn way, Locale locale) {
        if (way.scene() == null) {
            return texts.plain(locale, way.share() == null ? "unknown" : "share");
        }
        String scene = scene(way.scene(), locale);
        return way.share() == null ? scene : texts.format(locale, "scene_and_share", scene);
    }

    private String scene(int scene, Locale locale) {
        String key = String.valueOf(scene);
        return texts.has(locale, key)
                ? texts.plain(locale, key)
                : texts.format(locale, "other", key);
    }
}
