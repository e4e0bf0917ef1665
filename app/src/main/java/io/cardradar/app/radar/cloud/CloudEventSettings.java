package io.cardradar.app.radar.cloud;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * @param delete whether events are deleted from the cloud once they are stored here
 */
@ConfigurationProperties("cardradar.cloud-events")
record CloudEventSettings(@Bindable(defaultValue = "true") boolean delete) {}
