package io.cardradar.app.privacy;

import java.util.Arrays;
import java.util.List;

/** What a user did in WeChat, by the event that tells of it. */
public enum ErasureKind {
    /** Changed nickname or avatar: the old ones go. */
    PROFILE_CHANGED("user_info_modified"),
    /** Took the named fields back. */
    AUTHORIZATION_REVOKED("user_authorization_revoke"),
    /** Left for good: everything goes that no law keeps. */
    ACCOUNT_CANCELLED("user_authorization_cancellation");

    private final String event;

    ErasureKind(String event) {
        this.event = event;
    }

    static List<String> events() {
        return Arrays.stream(values()).map(kind -> kind.event).toList();
    }

    static ErasureKind ofEvent(String event) {
        return Arrays.stream(values())
                .filter(kind -> kind.event.equals(event))
                .findFirst()
                .orElseThrow();
    }
}
