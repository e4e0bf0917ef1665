/**
 * Owns the archives of events: partitions that became older than the retention, written to the file
 * store company by company, and brought back when the operator asks for it.
 *
 * <p>Publishes {@link io.cardradar.analytics.archive.EventArchives}; keeps objects in an {@link
 * io.cardradar.analytics.archive.ArchiveStore}, with the rows that other features have for each
 * event ({@link io.cardradar.analytics.archive.PerEventRows}). Listens to nothing.
 */
@NullMarked
package io.cardradar.analytics.archive;

import org.jspecify.annotations.NullMarked;
