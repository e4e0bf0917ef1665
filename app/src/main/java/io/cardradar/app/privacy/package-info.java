/**
 * What people ask, through WeChat, to be forgotten.
 *
 * <p>Owns erasure requests; publishes {@link io.cardradar.app.privacy.PersonalDataEraser}, which
 * every feature that keeps personal data implements; listens to WeChat's authorization events.
 */
@NullMarked
package io.cardradar.app.privacy;

import org.jspecify.annotations.NullMarked;
