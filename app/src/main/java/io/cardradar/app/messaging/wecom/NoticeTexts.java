package io.cardradar.app.messaging.wecom;

import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import java.util.Locale;

/** The words of notices; the bundles are {@code notice_texts}. */
@Singleton
class NoticeTexts {
    private final Texts texts = new Texts("io.cardradar.app.messaging.wecom.notice_texts");

    /** 4 to 12 characters, or WeCom refuses it. */
    String title(Locale locale) {
        return texts.plain(locale, "title");
    }

    String visitor(Locale locale) {
        return texts.plain(locale, "visitor");
    }

    String acts(Locale locale) {
        return texts.plain(locale, "acts");
    }

    String time(Locale locale) {
        return texts.plain(locale, "time");
    }

    String separator(Locale locale) {
        return texts.plain(locale, "separator");
    }

    String plain(String name, String acts, String time, Locale locale) {
        return texts.format(locale, "plain", name, acts, time);
    }
}
