package io.cardradar.wechat.link;

import java.util.Locale;

/** Which version of the mini-program a code or link opens. */
public enum EnvVersion {
    RELEASE,
    TRIAL,
    DEVELOP;

    /** As WeChat writes it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
