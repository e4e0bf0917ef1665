package io.cardradar.app.radar;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Tenancy;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what a follower has not been sent yet. */
@Singleton
class StreamSource {
    private static final int PAGE = 100;

    private final StreamReader reader;

    StreamSource(StreamReader reader) {
        this.reader = reader;
    }

    /** The next messages after a number; none when there are none yet. */
    List<StreamMessage> after(Address inbox, long seq, Locale locale) {
        return Tenancy.of(inbox.tenant(), () -> reader.after(inbox, seq, PAGE, locale));
    }

    /** The number of the newest item. */
    long last(Address inbox) {
        return Tenancy.of(inbox.tenant(), () -> reader.last(inbox));
    }

    /** Has its own bean so that its transactions begin inside the tenant. */
    @Singleton
    static class StreamReader {
        private final RadarItems items;
        private final RadarInbox inboxes;
        private final RadarViews views;

        StreamReader(RadarItems items, RadarInbox inboxes, RadarViews views) {
            this.items = items;
            this.inboxes = inboxes;
            this.views = views;
        }

        @ReadOnly
        List<StreamMessage> after(Address inbox, long seq, int limit, Locale locale) {
            List<RadarItem> found = items.after(inbox, seq, limit);
            List<RadarViews.ItemView> shown = views.of(inbox.tenant(), found, locale);
            List<StreamMessage> messages = new ArrayList<>(found.size());
            for (int i = 0; i < found.size(); i++) {
                messages.add(
                        new StreamMessage(
                                "radar.item", Long.toString(found.get(i).seq()), shown.get(i)));
            }
            return messages;
        }

        @ReadOnly
        long last(Address inbox) {
            return inboxes.state(inbox).lastSeq();
        }
    }
}
