package io.cardradar.app.callbacks;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * @param tolerance how far WeChat's clock and ours may be apart; what is older may be a replay
 * @param retention how long a push that is done with is kept, and thereby recognised when it comes
 *     again
 * @param retryAfter how long a push that could not be handled waits for its second try; each
 *     further wait is twice as long
 */
@ConfigurationProperties("cardradar.callbacks")
record CallbackSettings(
        @Bindable(defaultValue = "PT10M") Duration tolerance,
        @Bindable(defaultValue = "P30D") Duration retention,
        @Bindable(defaultValue = "PT5S") Duration retryAfter) {
    CallbackSettings {
        if (!tolerance.isPositive() || retention.compareTo(tolerance.multipliedBy(4)) < 0) {
            throw new IllegalArgumentException(
                    "cardradar.callbacks.retention must be at least four times the tolerance, or a"
                            + " replay would be taken for a new push");
        }
    }
}
