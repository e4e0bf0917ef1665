package io.cardradar.analytics.ingest;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;
import java.util.UUID;

/** The outbox message that asks for projections. */
@Serdeable
record NewEvents(List<UUID> ids) {}
