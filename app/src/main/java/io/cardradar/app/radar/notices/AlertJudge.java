package io.cardradar.app.radar.notices;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.scoring.Heat;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Judges an act by the rules, with what the same visitor did before it. */
final class AlertJudge {
    private final List<Watch.Act> acts;
    private final List<Long> visits;
    private final Map<String, Long> alerted;
    private final long awayMs;

    /**
     * @param acts the judged act is the last of them
     * @param alerted gets what is told now
     * @param awayMs how long the visitor was away before the act
     */
    AlertJudge(List<Watch.Act> acts, List<Long> visits, Map<String, Long> alerted, long awayMs) {
        this.acts = acts;
        this.visits = visits;
        this.alerted = alerted;
        this.awayMs = awayMs;
    }

    List<Signal.Reason> reasons(List<AlertRule> rules, CardEvent act) {
        long at = act.event().occurredAt().toEpochMilli();
        List<Signal.Reason> reasons = new ArrayList<>();
        for (AlertRule rule : rules) {
            if (rule.enabled() && !isCoolingDown(rule, at)) {
                Signal.Reason reason = reason(rule, act, at);
                if (reason != null) {
                    alerted.put(rule.kind(), at);
                    reasons.add(reason);
                }
            }
        }
        return reasons;
    }

    private boolean isCoolingDown(AlertRule rule, long at) {
        Long before = alerted.get(rule.kind());
        return before != null
                && at - before < Duration.ofMinutes(rule.cooldownMinutes()).toMillis();
    }

    private Signal.@Nullable Reason reason(AlertRule rule, CardEvent act, long at) {
        AlertKind kind = AlertKind.ofWireName(rule.kind()).orElse(null);
        if (kind == null) {
            return null;
        }
        long minutes = rule.withinMinutes();
        long from = at - Duration.ofMinutes(minutes).toMillis();
        return switch (kind) {
            case HEAT ->
                    heat(from, at) >= rule.threshold() ? of(kind, count(from, at), minutes) : null;
            case REPEAT -> ifReached(rule, kind, repetitions(act, from, at), minutes);
            case CONTACT -> isContact(act.event().type()) ? of(kind, 1, 0) : null;
            case PURCHASE -> isPurchase(act.event().type()) ? of(kind, 1, 0) : null;
            case RETURN ->
                    ifReached(rule, kind, Duration.ofMillis(Math.max(0, awayMs)).toDays(), 0);
            case VISITS ->
                    ifReached(
                            rule,
                            kind,
                            visits.stream().filter(v -> v > from && v <= at).count(),
                            minutes);
        };
    }

    private static Signal.@Nullable Reason ifReached(
            AlertRule rule, AlertKind kind, long amount, long minutes) {
        return amount >= rule.threshold() ? of(kind, amount, minutes) : null;
    }

    private static Signal.Reason of(AlertKind kind, long amount, long minutes) {
        return new Signal.Reason(kind.wireName(), amount, minutes);
    }

    private Stream<Watch.Act> between(long from, long to) {
        return acts.stream().filter(act -> act.a() > from && act.a() <= to);
    }

    /**
     * Repetitions count less and less here too, but from the first within the window: whoever has
     * viewed a card a hundred times before is as promising today as a stranger.
     */
    private double heat(long from, long to) {
        Map<String, Long> times = new HashMap<>();
        return between(from, to)
                .mapToDouble(act ->
                        Heat.of(
                                EventType.ofCode(act.t()),
                                times.merge(act.t() + " " + act.s(), 1L, Long::sum)))
                .sum();
    }

    private long count(long from, long to) {
        return between(from, to).count();
    }

    private long repetitions(CardEvent act, long from, long to) {
        StoredEvent event = act.event();
        String subject = Watching.subjectOf(event);
        Predicate<Watch.Act> same =
                other -> other.t() == event.type().code() && other.s().equals(subject);
        return subject.isEmpty() ? 0 : between(from, to).filter(same).count();
    }

    private static boolean isContact(EventType type) {
        return switch (type) {
            case CARD_SAVE_CONTACT,
                    CARD_DIAL_MOBILE,
                    CARD_DIAL_LANDLINE,
                    CARD_COPY_WECHAT,
                    CARD_AUTHORISE_PHONE,
                    IM_START,
                    RELATION_WECOM_ADD ->
                    true;
            default -> false;
        };
    }

    private static boolean isPurchase(EventType type) {
        return switch (type) {
            case PRODUCT_CONSULT,
                    PRODUCT_ORDER,
                    PRODUCT_PAY,
                    FORM_SUBMIT,
                    COUPON_RECEIVE,
                    COUPON_USE ->
                    true;
            default -> false;
        };
    }
}
