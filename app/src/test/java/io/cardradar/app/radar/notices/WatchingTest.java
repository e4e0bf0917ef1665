package io.cardradar.app.radar.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.TenantId;
import io.cardradar.kernel.VisitorId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a visitor's acts make ring, with a clock that stands where it is put. */
class WatchingTest {
    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final EmployeeId SALES = new EmployeeId(new UUID(2, 2));
    private static final VisitorId VISITOR = new VisitorId(new UUID(3, 3));

    private NoticeSettings settings = NoticeSettings.DEFAULT;
    private Watch watch = Watch.NEW;
    private final List<Draft> rung = new ArrayList<>();
    private long seq;
    private long nth;

    @Test
    void repetitionsWithinTheWindowAreOneNotice() {
        act(EventType.CARD_VIEW, null, Duration.ZERO);
        act(EventType.CARD_VIEW, null, Duration.ofMinutes(2));
        act(EventType.CARD_VIEW, null, Duration.ofMinutes(4));
        act(EventType.CARD_VIEW, null, Duration.ofMinutes(6));

        assertThat(notices().stream().map(Draft::times).toList()).containsExactly(1L, 2L, 3L, 1L);
        assertThat(notices().subList(0, 3).stream().map(draft -> draft.id).distinct()).hasSize(1);
        assertThat(notices().get(1).oldSeq).isEqualTo(notices().get(0).seq());
    }

    @Test
    void withoutAWindowEachActRings() {
        settings = new NoticeSettings(null, 0, List.of(), 0, false);
        act(EventType.CARD_VIEW, null, Duration.ZERO);
        act(EventType.CARD_VIEW, null, Duration.ofSeconds(1));

        assertThat(notices().stream().map(draft -> draft.id).distinct()).hasSize(2);
    }

    @Test
    void visitorsOfLittleInterestDoNotRing() {
        settings = new NoticeSettings(null, 300, List.of(), 20, true);
        act(EventType.CARD_VIEW, null, Duration.ZERO);
        assertThat(notices()).isEmpty();

        act(EventType.CARD_DIAL_MOBILE, null, Duration.ofSeconds(5));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void hiddenTypesDoNotRing() {
        act(EventType.PRODUCT_LIST, null, Duration.ZERO);
        assertThat(rung).isEmpty();
    }

    @Test
    void theThirdLookAtOneProductIsAnAlertOnce() {
        act(EventType.PRODUCT_VIEW, "p1", Duration.ZERO);
        act(EventType.PRODUCT_VIEW, "p2", Duration.ofMinutes(1));
        act(EventType.PRODUCT_VIEW, "p1", Duration.ofMinutes(2));
        assertThat(alerts()).isEmpty();

        act(EventType.PRODUCT_VIEW, "p1", Duration.ofMinutes(9));
        act(EventType.PRODUCT_VIEW, "p1", Duration.ofMinutes(10));
        assertThat(alerts()).containsExactly("repeat 3");
    }

    @Test
    void looksThatAreFarApartAreNoAlert() {
        for (int i = 0; i < 4; i++) {
            act(EventType.PRODUCT_VIEW, "p1", Duration.ofMinutes(6L * i));
        }
        assertThat(alerts()).isEmpty();
    }

    @Test
    void muchInterestInAShortTimeIsAnAlert() {
        act(EventType.CARD_SAVE_POSTER, null, Duration.ZERO);
        act(EventType.CARD_FORWARD, null, Duration.ofMinutes(1));
        act(EventType.PRODUCT_FAVOURITE, "p1", Duration.ofMinutes(2));
        assertThat(alerts()).isEmpty();

        act(EventType.PRODUCT_FORWARD, "p1", Duration.ofMinutes(3));
        assertThat(alerts()).containsExactly("heat 4");
    }

    @Test
    void whoeverComesBackAfterAWeekIsAnAlert() {
        act(EventType.CARD_VIEW, null, Duration.ZERO);
        act(EventType.CARD_VIEW, null, Duration.ofDays(8));
        assertThat(alerts()).containsExactly("return 8");
    }

    @Test
    void theThirdVisitOfADayIsAnAlert() {
        act(EventType.CARD_VIEW, null, Duration.ZERO);
        act(EventType.CARD_VIEW, null, Duration.ofHours(2));
        act(EventType.CARD_VIEW, null, Duration.ofHours(4));
        act(EventType.CARD_VIEW, null, Duration.ofHours(6));
        assertThat(alerts()).containsExactly("visits 3");
    }

    @Test
    void reasonsOfOneActAreOneAlert() {
        act(EventType.CARD_VIEW, null, Duration.ZERO);
        act(EventType.CARD_DIAL_MOBILE, null, Duration.ofDays(9));
        assertThat(alerts()).containsExactly("contact 1, return 9");
    }

    @Test
    void whatWasDoneHoursAgoIsNoAlert() {
        actLate(EventType.CARD_DIAL_MOBILE, Duration.ofHours(3));
        assertThat(alerts()).isEmpty();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void nothingIsAnAlertWhereAlertsAreOff() {
        settings = new NoticeSettings(null, 300, List.of(), 0, false);
        act(EventType.CARD_DIAL_MOBILE, null, Duration.ZERO);
        assertThat(alerts()).isEmpty();
    }

    private List<Draft> notices() {
        return rung.stream().filter(draft -> draft.kind == SignalKind.ACTS).toList();
    }

    private List<String> alerts() {
        return rung.stream()
                .flatMap(draft -> Stream.ofNullable(draft.details.reasons()))
                .map(reasons ->
                        String.join(
                                ", ",
                                reasons.stream().map(r -> r.kind() + " " + r.amount()).toList()))
                .toList();
    }

    private void act(EventType type, @Nullable String product, Duration after) {
        see(type, product, START.plus(after), START.plus(after));
    }

    private void actLate(EventType type, Duration late) {
        see(type, null, START, START.plus(late));
    }

    /** A batch of one act. */
    private void see(EventType type, @Nullable String product, Instant at, Instant now) {
        Subject subject = product == null ? null : new Subject(SubjectKind.PRODUCT, product);
        StoredEvent event =
                new StoredEvent(
                        TENANT,
                        new UUID(4, nth),
                        type,
                        at,
                        VISITOR,
                        SALES,
                        null,
                        subject,
                        0,
                        null,
                        null);
        List<AlertRule> rules =
                Arrays.stream(AlertKind.values()).map(AlertKind::byDefault).toList();
        Watching watching =
                new Watching(
                        watch,
                        new Wishes(settings, rules, ZoneId.of("Asia/Shanghai")),
                        now,
                        new NewId(Clock.fixed(now, ZoneOffset.UTC)));
        watching.see(new CardEvent(event, SALES, ++nth, 1));
        watching.drafts().forEach(draft -> draft.number(++seq));
        rung.addAll(watching.drafts());
        watch = watching.watch();
    }
}
