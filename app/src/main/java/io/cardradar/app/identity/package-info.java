/**
 * Owns companies, their departments, employees and WeChat apps, and who a log-in is: tokens,
 * passwords, data scope.
 *
 * <p>Publishes no events yet. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.identity;

import org.jspecify.annotations.NullMarked;
