/**
 * Owns companies, their departments, employees and WeChat apps, and who a log-in is: tokens,
 * passwords, data scope.
 *
 * <p>Publishes {@link io.cardradar.app.identity.IdentityKnown} and {@link
 * io.cardradar.app.identity.PhoneShared} through the outbox. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.identity;

import org.jspecify.annotations.NullMarked;
