/**
 * Owns how HTTP is spoken: problems, the caller behind a token, tenancy of a request, times and ids
 * of the service.
 *
 * <p>Publishes nothing to other features but argument binding. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.web;

import org.jspecify.annotations.NullMarked;
