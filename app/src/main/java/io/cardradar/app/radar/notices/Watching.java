package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.scoring.Heat;
import io.cardradar.kernel.NewId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Watches one visitor of one salesperson while a batch goes by. */
final class Watching {
    private final Wishes wishes;
    private final Instant now;
    private final boolean quiet;
    private final NewId ids;
    private final Behaviour behaviour;
    private final Map<String, Watch.Open> open = new LinkedHashMap<>();
    private final Map<String, Draft> growing = new LinkedHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    Watching(Watch watch, Wishes wishes, Instant now, NewId ids) {
        this.wishes = wishes;
        this.now = now;
        this.quiet = wishes.quietUntil(now) != null;
        this.ids = ids;
        this.behaviour = new Behaviour(watch);
        watch.open().forEach(notice -> open.put(key(notice.t(), notice.s()), notice));
    }

    /** The subject as it is stored: {@code <kind>:<id>}, or empty. */
    static String subjectOf(StoredEvent event) {
        Subject subject = event.subject();
        return subject == null ? "" : subject.kind().wireName() + ":" + subject.id();
    }

    /** Takes the next act. */
    void see(CardEvent act) {
        List<Signal.Reason> reasons = new ArrayList<>();
        behaviour.add(act);
        if (wishes.settings().alerts() && isNow(act)) {
            reasons.addAll(behaviour.reasons(wishes.rules(), act));
        }
        notice(act);
        if (!reasons.isEmpty()) {
            Signal.Details why = new Signal.Details(reasons, null);
            drafts.add(new Draft(SignalKind.ALERT, ids.next(), act, quiet, why));
        }
    }

    /** A phone without network sends what was done hours ago: nobody must run for that. */
    private boolean isNow(CardEvent act) {
        return act.event().occurredAt().isAfter(now.minus(Duration.ofMinutes(30)));
    }

    private void notice(CardEvent act) {
        EventType type = act.event().type();
        NoticeSettings settings = wishes.settings();
        if (settings.hides(type) || behaviour.score(now) < settings.minScore()) {
            return;
        }
        String key = key(type.code(), subjectOf(act.event()));
        Draft draft = growing.get(key);
        if (draft != null && isWithin(draft.firstAt(), act)) {
            draft.add(act);
            return;
        }
        Watch.Open before = draft == null ? open.get(key) : null;
        boolean grows =
                before != null
                        && before.quiet() == quiet
                        && isWithin(Instant.ofEpochMilli(before.f()), act);
        Draft next =
                grows && before != null
                        ? new Draft(before, act)
                        : new Draft(SignalKind.ACTS, ids.next(), act, quiet, Signal.Details.NONE);
        drafts.add(next);
        growing.put(key, next);
    }

    private boolean isWithin(Instant first, CardEvent act) {
        int window = wishes.settings().coalesceSeconds();
        Duration apart = Duration.between(first, act.event().occurredAt()).abs();
        return window > 0 && apart.compareTo(Duration.ofSeconds(window)) <= 0;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** What to remember; after the drafts have their numbers. */
    Watch watch() {
        growing.forEach((key, draft) -> {
            open.remove(key);
            open.put(key, draft.open());
        });
        long oldest = now.minusSeconds(wishes.settings().coalesceSeconds()).toEpochMilli();
        List<Watch.Open> remembered =
                open.values().stream().filter(notice -> notice.f() >= oldest).toList();
        int from = Math.max(0, remembered.size() - Watch.MOST_OPEN);
        return behaviour.watch(remembered.subList(from, remembered.size()), now);
    }

    private static String key(int type, String subject) {
        return type + " " + subject;
    }

    /** The visitor's interest in figures. */
    static final class Behaviour {
        private static final Duration VISIT_GAP = Duration.ofMinutes(30);

        private Heat heat;
        private long lastAt;
        private final List<Long> visits;
        private final List<Watch.Act> acts;
        private final Map<String, Long> alerted;
        private long awayMs;

        Behaviour(Watch watch) {
            this.heat = new Heat(watch.heat(), Instant.ofEpochMilli(watch.heatAt()));
            this.lastAt = watch.lastAt();
            this.visits = new ArrayList<>(watch.visits());
            this.acts = new ArrayList<>(watch.acts());
            this.alerted = new LinkedHashMap<>(watch.alerted());
        }

        void add(CardEvent act) {
            StoredEvent event = act.event();
            long at = event.occurredAt().toEpochMilli();
            double added = Heat.of(event.type(), act.nth());
            heat = heat.plus(new Heat(added, event.occurredAt()));
            awayMs = lastAt == 0 ? 0 : at - lastAt;
            if (lastAt == 0 || awayMs > VISIT_GAP.toMillis()) {
                visits.add(at);
            }
            lastAt = Math.max(lastAt, at);
            acts.add(new Watch.Act(event.type().code(), subjectOf(event), at));
            if (acts.size() > Watch.MOST_ACTS) {
                acts.removeFirst();
            }
        }

        int score(Instant now) {
            return heat.score(now);
        }

        List<Signal.Reason> reasons(List<AlertRule> rules, CardEvent act) {
            return new AlertJudge(acts, visits, alerted, awayMs).reasons(rules, act);
        }

        Watch watch(List<Watch.Open> open, Instant now) {
            long actsFrom = now.minus(Duration.ofMinutes(Watch.ACTS_MINUTES)).toEpochMilli();
            long visitsFrom = now.minus(Duration.ofDays(1)).toEpochMilli();
            return new Watch(
                    heat.value(),
                    heat.at().toEpochMilli(),
                    lastAt,
                    visits.stream().filter(at -> at >= visitsFrom).toList(),
                    acts.stream().filter(act -> act.a() >= actsFrom).toList(),
                    Map.copyOf(alerted),
                    open);
        }
    }
}
