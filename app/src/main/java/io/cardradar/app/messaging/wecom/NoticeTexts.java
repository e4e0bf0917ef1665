package io.cardradar.app.messaging.wecom;

import jakarta.inject.Singleton;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of notices; the bundles are {@code notice_texts}. */
@Singleton
class NoticeTexts {
    private static final String BUNDLE = "io.cardradar.app.messaging.wecom.notice_texts";

    /** The machine's own language must not decide what a salesperson reads. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** 4 to 12 characters, or WeCom refuses it. */
    String title(Locale locale) {
        return bundle(locale).getString("title");
    }

    String visitor(Locale locale) {
        return bundle(locale).getString("visitor");
    }

    String acts(Locale locale) {
        return bundle(locale).getString("acts");
    }

    String time(Locale locale) {
        return bundle(locale).getString("time");
    }

    String separator(Locale locale) {
        return bundle(locale).getString("separator");
    }

    String plain(String name, String acts, String time, Locale locale) {
        return new MessageFormat(bundle(locale).getString("plain"), locale)
                .format(new Object[] {name, acts, time});
    }

    /** Chinese unless English is asked for. */
    private static ResourceBundle bundle(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE, english ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }
}
