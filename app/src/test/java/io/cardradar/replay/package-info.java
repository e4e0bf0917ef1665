/**
 * Owns the replay of real visiting sessions: {@code mvn -Preplay} sends them through the public
 * HTTP API, as mini-programs would, and reads the same totals back.
 *
 * <p>Publishes nothing. Listens to nothing.
 */
@NullMarked
package io.cardradar.replay;

import org.jspecify.annotations.NullMarked;
