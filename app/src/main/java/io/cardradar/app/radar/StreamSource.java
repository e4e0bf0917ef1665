package io.cardradar.app.radar;

import io.cardradar.app.radar.notices.Signal;
import io.cardradar.app.radar.notices.SignalViews;
import io.cardradar.app.radar.notices.SignalViews.SignalView;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Reads what devices have not been sent yet, and puts it into words. */
@Singleton
class StreamSource {
    /** Devices that come back after long must not take all of the database's connections. */
    private static final int LATECOMERS = 4;

    private final StreamTable table;
    private final StreamWords words;
    private final Semaphore latecomers = new Semaphore(LATECOMERS, true);

    StreamSource(StreamTable table, StreamWords words) {
        this.table = table;
        this.words = words;
    }

    /** Reads on for one device that is behind. */
    StreamPage<StreamText> catchUp(Address inbox, long seq, Language language)
            throws InterruptedException {
        latecomers.acquire();
        try {
            List<StreamTable.Since> one = List.of(new StreamTable.Since(inbox, seq));
            StreamPage<StreamEntry> page = Tenancy.ofAll(() -> table.after(one)).getFirst();
            return new StreamPage<>(
                    texts(inbox.tenant(), page.entries(), Set.of(language)),
                    page.reached(),
                    page.full());
        } finally {
            latecomers.release();
        }
    }

    /** The number of the newest entry. */
    long last(Address inbox) {
        return last(List.of(inbox)).getOrDefault(inbox, 0L);
    }

    Map<Address, Long> last(List<Address> inboxes) {
        return Tenancy.ofAll(() -> table.last(inboxes));
    }

    /** Reads on for many inboxes at once, each in the languages of its devices. */
    List<StreamPage<StreamText>> after(
            List<StreamTable.Since> places, List<Set<Language>> languages) {
        List<StreamPage<StreamEntry>> pages = Tenancy.ofAll(() -> table.after(places));
        Map<TenantId, List<Integer>> byTenant = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            byTenant.computeIfAbsent(places.get(i).inbox().tenant(), t -> new ArrayList<>()).add(i);
        }
        Map<Integer, StreamPage<StreamText>> shown = new HashMap<>();
        byTenant.forEach((tenant, numbers) -> {
            Set<Language> read = EnumSet.noneOf(Language.class);
            List<StreamEntry> entries = new ArrayList<>();
            for (int number : numbers) {
                read.addAll(languages.get(number));
                entries.addAll(pages.get(number).entries());
            }
            Iterator<StreamText> texts = texts(tenant, entries, read).iterator();
            numbers.forEach(number -> shown.put(number, shown(pages.get(number), texts)));
        });
        List<StreamPage<StreamText>> inOrder = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            inOrder.add(Objects.requireNonNull(shown.get(i)));
        }
        return inOrder;
    }

    /** Takes the texts of one page from those of many. */
    private static StreamPage<StreamText> shown(
            StreamPage<StreamEntry> page, Iterator<StreamText> texts) {
        List<StreamText> own = page.entries().stream().map(entry -> texts.next()).toList();
        return new StreamPage<>(own, page.reached(), page.full());
    }

    private List<StreamText> texts(
            TenantId tenant, List<StreamEntry> entries, Set<Language> languages) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<StreamText> texts = new ArrayList<>(entries.size());
        entries.forEach(
                entry -> texts.add(new StreamText(entry.seq(), new EnumMap<>(Language.class))));
        for (Language language : languages) {
            List<String> written =
                    Tenancy.of(tenant, () -> words.of(tenant, entries, language.locale()));
            for (int i = 0; i < written.size(); i++) {
                texts.get(i).texts().put(language, written.get(i));
            }
        }
        return texts;
    }

    /** Has its own bean so that its transactions begin inside the tenant. */
    @Singleton
    static class StreamWords {
        private final RadarViews items;
        private final SignalViews signals;
        private final ObjectMapper json;

        StreamWords(RadarViews items, SignalViews signals, ObjectMapper json) {
            this.items = items;
            this.signals = signals;
            this.json = json;
        }

        /** One message for each entry, as JSON. */
        @ReadOnly
        List<String> of(TenantId tenant, List<StreamEntry> entries, Locale locale) {
            List<RadarItem> shownItems =
                    entries.stream().map(StreamEntry::item).filter(Objects::nonNull).toList();
            List<Signal> shownSignals =
                    entries.stream().map(StreamEntry::signal).filter(Objects::nonNull).toList();
            List<RadarViews.ItemView> itemViews = items.of(tenant, shownItems, locale);
            List<SignalView> signalViews = signals.of(tenant, shownSignals, locale);
            List<String> messages = new ArrayList<>(entries.size());
            int item = 0;
            int signal = 0;
            for (StreamEntry entry : entries) {
                String cursor = Long.toString(entry.seq());
                Signal rings = entry.signal();
                messages.add(
                        rings == null
                                ? write(
                                        new StreamMessage.OfItem(
                                                "radar.item", cursor, itemViews.get(item++)))
                                : write(
                                        new StreamMessage.OfSignal(
                                                rings.kind().message(),
                                                cursor,
                                                signalViews.get(signal++))));
            }
            return messages;
        }

        private String write(Object message) {
            try {
                return json.writeValueAsString(message);
            } catch (IOException e) {
                throw new UncheckedIOException("A message cannot be written as JSON", e);
            }
        }
    }
}
