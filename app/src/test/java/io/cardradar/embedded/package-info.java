/**
 * Owns the machine-local servers that {@code mvn -Prun}, the tests and the benches run against:
 * PostgreSQL, Elasticsearch, the WeChat simulator and the service itself, each in a process of its
 * own. Lives in test scope: nothing of it ships.
 *
 * <p>Publishes {@link io.cardradar.embedded.TestStack} for tests and {@link
 * io.cardradar.embedded.Run} for people. Listens to nothing.
 */
@NullMarked
package io.cardradar.embedded;

import org.jspecify.annotations.NullMarked;
