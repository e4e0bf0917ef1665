package io.cardradar.analytics.events;

import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Says in plain words what a visitor did, and says it more urgently the more often it was done.
 * Texts are in the bundles {@code event_texts}; a type has {@code <type>} for every time, and may
 * have {@code <type>.2}, {@code .3}, {@code .5} and {@code .10} for the times from then on.
 */
@Singleton
public class EventTexts {
    private static final List<Integer> STEPS = List.of(2, 3, 5, 10);

    private final Texts texts = new Texts("io.cardradar.analytics.events.event_texts");

    /** For each type, from which time on which text is said. */
    private final Map<EventType, NavigableMap<Long, String>> keys = keys();

    /**
     * The text for one event.
     *
     * @param nth the how manieth time, from 1
     * @param subjectName what the subject is called; null where it has no name
     */
    public String text(EventType type, long nth, @Nullable String subjectName, Locale locale) {
        String subject = subjectName == null ? "" : texts.format(locale, "subject", subjectName);
        return texts.format(locale, key(type, nth), nth, subject);
    }

    /** What a type is called in a list of behaviours. */
    public String name(EventType type, Locale locale) {
        return texts.plain(locale, type.wireName() + ".name");
    }

    private String key(EventType type, long nth) {
        NavigableMap<Long, String> steps = keys.getOrDefault(type, Collections.emptyNavigableMap());
        Map.Entry<Long, String> step = steps.floorEntry(nth);
        return step == null ? type.wireName() : step.getValue();
    }

    /** Both languages have the same texts. */
    private Map<EventType, NavigableMap<Long, String>> keys() {
        Map<EventType, NavigableMap<Long, String>> all = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            NavigableMap<Long, String> steps = new TreeMap<>();
            steps.put(2L, type.wireName() + ".again");
            for (int step : STEPS) {
                String key = type.wireName() + "." + step;
                if (texts.has(Locale.CHINESE, key)) {
                    steps.put((long) step, key);
                }
            }
            all.put(type, steps);
        }
        return all;
    }
}
