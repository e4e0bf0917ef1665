/**
 * Owns the fast lane of {@code POST /v1/events}: a request in which nothing is unusual is read,
 * queued and answered on the network's own thread. Everything else goes the ordinary road, to
 * {@code EventController}, which answers for both.
 *
 * <p>Publishes nothing. Listens to requests, before the framework does.
 */
@NullMarked
package io.cardradar.app.radar.lane;

import org.jspecify.annotations.NullMarked;
