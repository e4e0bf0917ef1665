/**
 * Owns what nodes tell each other at once: announcements over PostgreSQL's LISTEN and NOTIFY.
 *
 * <p>Publishes {@link io.cardradar.app.realtime.Announcements}. Listens to the database. An
 * announcement only says that there is something to read: a missed one delays a notice, it never
 * loses it.
 */
@NullMarked
package io.cardradar.app.realtime;

import org.jspecify.annotations.NullMarked;
