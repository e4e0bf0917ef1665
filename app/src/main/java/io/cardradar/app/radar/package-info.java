/**
 * Owns the radar of each salesperson: events over HTTP, the timeline, behaviours, people, what is
 * unread, the live stream.
 *
 * <p>Publishes nothing to other features. Listens to events as a projection, and to announcements.
 */
@NullMarked
package io.cardradar.app.radar;

import org.jspecify.annotations.NullMarked;
