/**
 * Files and documents outside the database, behind ports: a local adapter and one for a cloud each.
 *
 * <p>Publishes {@link io.cardradar.app.storage.FileStore}; listens to WeChat's verdicts on content.
 */
@NullMarked
package io.cardradar.app.storage;

import org.jspecify.annotations.NullMarked;
