package io.cardradar.app.privacy;

import io.cardradar.app.identity.WeChatSessions;

import jakarta.inject.Singleton;

/** Whoever leaves for good is logged out at once. */
@Singleton
class EndSessions implements PersonalDataEraser {
    private final WeChatSessions sessions;

    EndSessions(WeChatSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void erase(Erasure erasure) {
        switch (erasure.kind()) {
            case ACCOUNT_CANCELLED -> sessions.end(erasure.tenant(), erasure.user());
            case PROFILE_CHANGED, AUTHORIZATION_REVOKED -> {
                // The person stays; only what they took back goes.
            }
        }
    }
}
