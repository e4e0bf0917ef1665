package io.cardradar.app.dashboards;

import io.micronaut.serde.annotation.Serdeable;

import java.util.UUID;

/** Somebody or something by id and name. */
@Serdeable
record NamedView(UUID id, String name) {}
