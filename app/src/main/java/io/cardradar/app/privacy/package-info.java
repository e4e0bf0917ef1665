/**
 * What people ask, through WeChat, to be forgotten, and whether they want to be followed at all.
 *
 * <p>Owns erasure requests and the ledger of consents; publishes {@link
 * io.cardradar.app.privacy.PersonalDataEraser}, which every feature that keeps personal data
 * implements; tells ingest who is not to be followed; listens to WeChat's authorization events.
 */
@NullMarked
package io.cardradar.app.privacy;

import org.jspecify.annotations.NullMarked;
