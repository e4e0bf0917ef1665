package io.cardradar.app.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * @param accessLifetime how long an access token is accepted; a departed employee may act that long
 * @param refreshLifetime how long somebody may stay away and still be logged in
 */
@ConfigurationProperties("cardradar.tokens")
record TokenSettings(
        @Bindable(defaultValue = "PT30M") Duration accessLifetime,
        @Bindable(defaultValue = "P30D") Duration refreshLifetime) {}
