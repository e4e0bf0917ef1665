/**
 * The access token of an app id, shared by all nodes of a service.
 *
 * <p>Owns the port {@link io.cardradar.wechat.token.AccessTokenStore} and the lock over it;
 * publishes an in-memory store for one node; listens to nothing.
 */
@NullMarked
package io.cardradar.wechat.token;

import org.jspecify.annotations.NullMarked;
