package io.cardradar.analytics.events;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Says in plain words what a visitor did, and says it more urgently the more often it was done.
 * Texts are in the bundles {@code event_texts}; a type has {@code <type>} for every time, and may
 * have {@code <type>.2}, {@code .3}, {@code .5} and {@code .10} for the times from then on.
 */
@Singleton
public class EventTexts {
    private static final String BUNDLE = "io.cardradar.analytics.events.event_texts";
    private static final int[] STEPS = {10, 5, 3, 2};

    /**
     * The text for one event.
     *
     * @param nth the how manieth time, from 1
     * @param subjectName what the subject is called; null where it has no name
     */
    public String text(EventType type, long nth, @Nullable String subjectName, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        String subject =
                subjectName == null
                        ? ""
                        : MessageFormat.format(bundle.getString("subject"), subjectName);
        return new MessageFormat(pattern(bundle, type, nth), locale)
                .format(new Object[] {nth, subject});
    }

    /** What a type is called in a list of behaviours. */
    public String name(EventType type, Locale locale) {
        return bundle(locale).getString(type.wireName() + ".name");
    }

    private static String pattern(ResourceBundle bundle, EventType type, long nth) {
        for (int step : STEPS) {
            String key = type.wireName() + "." + step;
            if (nth >= step && bundle.containsKey(key)) {
                return bundle.getString(key);
            }
        }
        return bundle.getString(nth > 1 ? type.wireName() + ".again" : type.wireName());
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
