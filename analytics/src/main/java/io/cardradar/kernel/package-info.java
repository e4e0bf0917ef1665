/**
 * Owns what every package needs: ids, tenancy, problems, paging, encryption, the outbox, recurring
 * jobs.
 *
 * <p>Publishes types only; no tables but {@code outbox} and {@code idempotency_key}. Listens to
 * nothing.
 */
@NullMarked
package io.cardradar.kernel;

import org.jspecify.annotations.NullMarked;
