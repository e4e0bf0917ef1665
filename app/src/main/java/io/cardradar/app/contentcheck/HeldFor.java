package io.cardradar.app.contentcheck;

/** Why people must decide although WeChat did not say so: stable words for clients. */
final class HeldFor {
    /** WeChat was asked, and did not answer in time. */
    static final String NO_ANSWER = "no_answer";

    /** The author never used the mini-program, and WeChat judges only its users. */
    static final String NO_WECHAT_USER = "no_wechat_user";

    private HeldFor() {}
}
