package io.cardradar.app.contentcheck;

import io.cardradar.app.contentcheck.ContentCheckSettings.Review;
import io.cardradar.wechat.security.Verdict;

import jakarta.inject.Singleton;

/** What a verdict of WeChat's means here. */
@Singleton
class ReviewPolicy {
    private final ContentCheckSettings settings;

    ReviewPolicy(ContentCheckSettings settings) {
        this.settings = settings;
    }

    CheckState stateAfter(Verdict verdict) {
        return switch (rulingOn(verdict)) {
            case ALLOWED -> CheckState.PASSED;
            case HELD -> CheckState.REVIEW;
            case REFUSED -> CheckState.RISKY;
        };
    }

    Ruling rulingOn(Verdict verdict) {
        return switch (verdict.suggestion()) {
            case PASS -> Ruling.ALLOWED;
            case REVIEW -> settings.review() == Review.ALLOW ? Ruling.ALLOWED : Ruling.HELD;
            case RISKY -> Ruling.REFUSED;
        };
    }
}
