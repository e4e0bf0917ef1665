/**
 * Owns the schema: Flyway SQL under {@code db/migration}, and the runner that applies it.
 *
 * <p>Publishes {@link io.cardradar.migrations.Migrations}. Listens to nothing and depends on
 * nothing of ours.
 */
@NullMarked
package io.cardradar.migrations;

import org.jspecify.annotations.NullMarked;
