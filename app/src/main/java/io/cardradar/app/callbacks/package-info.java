/**
 * WeChat's message push: stores every push before it is acknowledged and has it handled exactly
 * once afterwards.
 *
 * <p>Owns the inbox; publishes {@link io.cardradar.app.callbacks.PushHandler}, which features
 * implement; listens to nothing.
 */
@NullMarked
package io.cardradar.app.callbacks;

import org.jspecify.annotations.NullMarked;
