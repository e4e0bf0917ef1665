package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.EventTexts;

import jakarta.inject.Singleton;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words of what rings; the bundles are {@code signal_texts}. */
@Singleton
class SignalTexts {
    private static final String BUNDLE = "io.cardradar.app.radar.notices.signal_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

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
                            .collect(Collectors.joining(format(locale, "separator")));
            return format(locale, "alert", name, why);
        }
        return acts.times() > 1 ? repeated(acts, name, locale) : once(acts, name, locale);
    }

    private String once(Signal.Acts acts, String name, Locale locale) {
        String subject = acts.subject().isEmpty() ? null : subjectName(acts);
        return format(locale, "once", name, events.text(acts.type(), acts.nth(), subject, locale));
    }

    private String repeated(Signal.Acts acts, String name, Locale locale) {
        long seconds = Duration.between(acts.firstAt(), acts.lastAt()).toSeconds();
        long minutes = Math.max(1, (seconds + 59) / 60);
        String own = "times." + acts.type().wireName();
        String subject = quoted(acts, locale);
        String what =
                bundle(locale).containsKey(own)
                        ? format(locale, own, acts.times(), subject)
                        : format(
                                locale,
                                "times",
                                acts.times(),
                                subject,
                                events.name(acts.type(), locale));
        return format(locale, "repeated", name, minutes, what);
    }

    String reason(Signal.Reason reason, Signal.Acts acts, Locale locale) {
        String key = "reason." + reason.kind();
        String own = key + "." + acts.type().wireName();
        return format(
                locale,
                bundle(locale).containsKey(own) ? own : key,
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
        String who = String.join(format(locale, "and"), names);
        String key = digest.alerts() > 0 ? "digest.alerts" : "digest";
        return format(locale, key, digest.visitors(), digest.acts(), who, digest.alerts());
    }

    private String quoted(Signal.Acts acts, Locale locale) {
        return acts.subject().isEmpty() ? "" : format(locale, "subject", subjectName(acts));
    }

    private static String subjectName(Signal.Acts acts) {
        return acts.subject().substring(acts.subject().indexOf(':') + 1);
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
