package io.cardradar.app.privacy;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * @param dueAfter within which time a request to be forgotten must be done
 */
@ConfigurationProperties("cardradar.privacy")
record PrivacySettings(@Bindable(defaultValue = "P15D") Duration dueAfter) {}
