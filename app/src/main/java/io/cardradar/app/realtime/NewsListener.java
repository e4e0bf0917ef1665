package io.cardradar.app.realtime;

import io.cardradar.app.realtime.Announcements.Address;

/**
 * Wants to know of announcements, on every node. Calls come from one thread and must return at
 * once.
 */
public interface NewsListener {
    /** There may be something new for this employee. */
    void onNews(Address address);

    /** The connection was away: there may be something new for anyone. */
    void onAnythingMissed();
}
