package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of what rings; the bundles are {@code signal_texts}. */
@Singleton
class SignalTexts {
    private final Texts texts = new Texts("io.cardradar.app.radar.notices.signal_texts");

    private final EventTexts events;

    SignalTexts(EventTexts events) {
        this.events = events;
    }

    /**
     * @param names of the visitor; of the foremost ones of a digest
     */
    String text(Signal signal, List<String> names, Locale locale) {
        Signal.Acts acts = signal.acts();
        if (acts == null) {
            return digest(signal, names, locale);
        }
        String name = names.getFirst();
        List<Signal.Reason> reasons = signal.details().reasons();
        if (reasons != null) {
            String why =
                    reasons.stream()
                            .map(reason -> reason(reason, acts, locale))
                            .collect(Collectors.joining(texts.format(locale, "separator")));
            return texts.format(locale, "alert", name, why);
        }
        return acts.times() > 1 ? repeated(acts, name, locale) : once(acts, name, locale);
    }

    private String once(Signal.Acts acts, String name, Locale locale) {
        String subject = acts.subject().isEmpty() ? null : subjectName(acts);
        return texts.format(
                locale, "once", name, events.text(acts.type(), acts.nth(), subject, locale));
    }

    private String repeated(Signal.Acts acts, String name, Locale locale) {
        long seconds = Duration.between(acts.firstAt(), acts.lastAt()).toSeconds();
        long minutes = Math.max(1, (seconds + 59) / 60);
        String own = "times." + acts.type().wireName();
        String subject = quoted(acts, locale);
        String what =
                texts.has(locale, own)
                        ? texts.format(locale, own, acts.times(), subject)
                        : texts.format(
                                locale,
                                "times",
                                acts.times(),
                                subject,
                                events.name(acts.type(), locale));
        return texts.format(locale, "repeated", name, minutes, what);
    }

    String reason(Signal.Reason reason, Signal.Acts acts, Locale locale) {
        String key = "reason." + reason.kind();
        String own = key + "." + acts.type().wireName();
        return texts.format(
                locale,
                texts.has(locale, own) ? own : key,
                reason.amount(),
                reason.minutes(),
                reason.minutes() / 60,
                quoted(acts, locale),
                events.name(acts.type(), locale));
    }

    private String digest(Signal signal, List<String> names, Locale locale) {
        Signal.Digest digest = signal.details().digest();
        if (digest == null) {
            return "";
        }
        String who = String.join(texts.format(locale, "and"), names);
        String key = digest.alerts() > 0 ? "digest.alerts" : "digest";
        return texts.format(locale, key, digest.visitors(), digest.acts(), who, digest.alerts());
    }

    private String quoted(Signal.Acts acts, Locale locale) {
        return acts.subject().isEmpty() ? "" : texts.format(locale, "subject", subjectName(acts));
    }

    private static String subjectName(Signal.Acts acts) {
        return acts.subject().substring(acts.subject().indexOf(':') + 1);
    }
}
