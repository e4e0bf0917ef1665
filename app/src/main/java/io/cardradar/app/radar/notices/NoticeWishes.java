package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.EventType;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.micronaut.transaction.annotation.ReadOnly;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has rung for an employee, and what shall. */
@Singleton
class NoticeWishes {
    private static final int MOST_REPEATED = 30;

    private final SignalTable signals;
    private final WishTable wishes;
    private final DigestQueue digests;

    NoticeWishes(SignalTable signals, WishTable wishes, DigestQueue digests) {
        this.signals = signals;
        this.wishes = wishes;
        this.digests = digests;
    }

    @ReadOnly
    Page<Signal> list(Address inbox, List<SignalKind> kinds, @Nullable String cursor, int limit) {
        long before = cursor == null ? Long.MAX_VALUE : seq(cursor);
        List<Signal> rows = signals.before(inbox, kinds, before, limit + 1);
        return Page.of(rows, limit, signal -> Cursor.of(signal.seq()));
    }

    @ReadOnly
    long unread(Address inbox, List<SignalKind> kinds) {
        return signals.unread(inbox, kinds);
    }

    @ReadOnly
    NoticeSettings settings(Address inbox) {
        return wished(inbox).settings();
    }

    @Transactional
    NoticeSettings change(Address inbox, NoticeSettings settings) {
        check(settings);
        wishes.save(inbox, settings);
        digests.hurry(inbox);
        return settings;
    }

    @ReadOnly
    List<AlertRule> rules(Caller caller) {
        return wished(new Address(caller.tenant(), caller.employee())).rules();
    }

    /** Replaces all rules; a kind that is left out is off. */
    @Transactional
    List<AlertRule> change(Caller caller, List<AlertRule> rules) {
        Map<AlertKind, AlertRule> byKind = new EnumMap<>(AlertKind.class);
        for (AlertRule rule : rules) {
            AlertKind kind = AlertKind.ofWireName(rule.kind()).orElseThrow(NoticeWishes::badRule);
            boolean tooFar = rule.withinMinutes() > kind.longestMinutes();
            boolean tooOften = kind == AlertKind.REPEAT && rule.threshold() > MOST_REPEATED;
            if (tooFar || tooOften || byKind.put(kind, rule) != null) {
                throw badRule();
            }
        }
        List<AlertRule> all = List.copyOf(byKind.values());
        wishes.save(caller.tenant(), all);
        return all;
    }

    private static Problem.Invalid badRule() {
        return new Problem.Invalid(
                "radar.bad_alert_rule",
                "One rule a kind: heat, repeat (up to 30), contact, purchase, return, visits; only"
                        + " visits looks back more than 60 minutes");
    }

    private Wishes wished(Address inbox) {
        Wishes wished = wishes.of(Set.of(inbox)).get(inbox);
        if (wished == null) {
            throw new Problem.NotFound("company.not_found", "There is no such company");
        }
        return wished;
    }

    private static void check(NoticeSettings settings) {
        for (String type : settings.hidden()) {
            if (EventType.ofWireName(type).isEmpty()) {
                throw new Problem.Invalid(
                        "radar.unknown_event_type", "This is no type of event: " + type);
            }
        }
        NoticeSettings.Quiet quiet = settings.quiet();
        String zone = quiet == null ? null : quiet.timeZone();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            throw new Problem.Invalid(
                    "company.bad_time_zone", "This is no IANA time zone: " + zone);
        }
    }

    private static long seq(String cursor) {
        try {
            return Long.parseLong(Cursor.parse(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.bad();
        }
    }
}
