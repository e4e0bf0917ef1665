/**
 * What WeChat thinks of content that others shall see, and what follows from it.
 *
 * <p>Owns checks, from the question to the verdict or a manager's decision. Publishes {@link
 * io.cardradar.app.contentcheck.ContentChecks} and {@link
 * io.cardradar.app.contentcheck.CheckedSubject}, which features with such content implement;
 * listens to WeChat's pushed verdicts.
 */
@NullMarked
package io.cardradar.app.contentcheck;

import org.jspecify.annotations.NullMarked;
