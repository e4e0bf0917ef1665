package io.cardradar.wechat;

/** What a failure of WeChat means to the caller: each kind calls for another reaction. */
public enum WeChatError {
    /** The code is unknown, expired or of another app: ask the mini-program for a new one. */
    CODE_INVALID,
    /** The code has been used: ask the mini-program for a new one. */
    CODE_USED,
    /** WeChat holds this user to be a risk and lets nobody log him in. */
    USER_BLOCKED,
    /** The author of the content has not used the mini-program for two hours: when he is back. */
    USER_ABSENT,
    /** A quota of the minute or of the day is used up: later. */
    RATE_LIMITED,
    /** App id, secret, address list or permissions: the owner must act in WeChat's console. */
    APP_MISCONFIGURED,
    /** WeChat refuses what we sent: asking again changes nothing. */
    REQUEST_INVALID,
    /** The user has granted no subscription message of this template (any more). */
    NO_GRANT,
    /** The user did nothing lately that allows a customer-service message. */
    WINDOW_CLOSED,
    /** All customer-service messages that the user's acts allow have been sent. */
    QUOTA_USED,
    /** WeChat's own check does not let these words through. */
    CONTENT_REFUSED,
    /** The app has as many templates as WeChat allows: give one up first. */
    TOO_MANY_TEMPLATES,
    /** CloudBase has no collection of this name. */
    COLLECTION_MISSING,
    /** A function of CloudBase was called, and failed by itself. */
    FUNCTION_FAILED,
    /**
     * Busy, silent, unreachable, or answering nonsense: nobody here did wrong, and later may do.
     */
    UNAVAILABLE,
    /** A code that this list does not know. */
    OTHER;

    static WeChatError of(int errcode) {
        return switch (errcode) {
            case 40029 -> CODE_INVALID;
            case 40163 -> CODE_USED;
            case 40226 -> USER_BLOCKED;
            case 61010 -> USER_ABSENT;
            case 43101 -> NO_GRANT;
            case 45015 -> WINDOW_CLOSED;
            case 45047 -> QUOTA_USED;
            case 45168 -> CONTENT_REFUSED;
            case 200012 -> TOO_MANY_TEMPLATES;
            case 43108, 44990, 44991, 44993, 45009, 45011, 45029, 85400 -> RATE_LIMITED;
            case 40002, 40013, 40125, 40164, 40243, 41002, 41004, 48001, 50002 -> APP_MISCONFIGURED;
            case 43104, 43107, 85079, 89503, 89506, 89507, 200011 -> APP_MISCONFIGURED;
            // CloudBase
            case -502005 -> COLLECTION_MISSING;
            case -504002 -> FUNCTION_FAILED;
            case -501003, -501004 -> RATE_LIMITED;
            case 85088, -501000, -501005, -502003, -503002 -> APP_MISCONFIGURED;
            case 40101, -501006, -501007, -502002 -> REQUEST_INVALID;
            case -1000, -501001, -501002, -503001, -504001 -> UNAVAILABLE;
            case 40003, 40004, 40007, 40008, 40037, 40066, 40097, 40129 -> REQUEST_INVALID;
            case 40165, 40169, 40212, 40225, 41030, 43002, 44002, 44004 -> REQUEST_INVALID;
            case 47001, 47003, 85401, 85402, 200002, 200014, 200016 -> REQUEST_INVALID;
            case 200017, 200018, 200019, 200020, 200021 -> REQUEST_INVALID;
            // A token rejected even after a forced refresh is WeChat's trouble, not ours.
            case -1, 40001, 40014, 41001, 42001, 200001 -> UNAVAILABLE;
            default -> OTHER;
        };
    }
}
