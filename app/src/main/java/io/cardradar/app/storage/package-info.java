/**
 * Files and documents outside the database, behind ports: a local adapter and one for a cloud each.
 *
 * <p>Owns what is known of files: whose they are, what they are for, whether others may see them.
 * Publishes {@link io.cardradar.app.storage.FileStore}, {@link io.cardradar.app.storage.Files} and
 * {@link io.cardradar.app.storage.DocumentStore}; is told the outcome of content checks.
 */
@NullMarked
package io.cardradar.app.storage;

import org.jspecify.annotations.NullMarked;
