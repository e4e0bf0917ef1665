package io.cardradar.app.contentcheck;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotNull;

/**
 * Whether content is checked, and how strictly.
 *
 * @param review what happens to content of which WeChat says that people should look at it
 */
@ConfigurationProperties("cardradar.content-check")
record ContentCheckSettings(
        @NotNull @Bindable(defaultValue = "off") Mode mode,
        @NotNull @Bindable(defaultValue = "hold") Review review) {
    /** Whether WeChat is asked, and whether its answer counts. */
    enum Mode {
        /** WeChat is not asked. */
        OFF,
        /** WeChat is asked, managers see what it said, and nobody waits for it. */
        REPORT,
        /** Nothing is shown to others before it has passed. */
        ENFORCE
    }

    enum Review {
        /** It waits until a manager has decided. */
        HOLD,
        /** It is shown. */
        ALLOW
    }
}
