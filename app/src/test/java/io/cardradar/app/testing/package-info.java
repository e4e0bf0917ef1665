/**
 * Owns the service as tests use it: in this JVM, over real PostgreSQL, Elasticsearch and the WeChat
 * simulator.
 *
 * <p>Publishes {@link io.cardradar.app.testing.TestService} and builders. Listens to nothing.
 */
@NullMarked
package io.cardradar.app.testing;

import org.jspecify.annotations.NullMarked;
