package io.cardradar.wechat.link;

import java.util.Locale;

/** Which version of a mini-program a code or a link opens. */
public enum EnvVersion {
    RELEASE,
    TRIAL,
    DEVELOP;

    /** As WeChat writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
