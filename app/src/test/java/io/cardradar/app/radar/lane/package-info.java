/** Tests of the fast lane of events. */
@NullMarked
package io.cardradar.app.radar.lane;

import org.jspecify.annotations.NullMarked;
