package io.cardradar.app.radar.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.TestCloud;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatError;
import io.cardradar.wechat.WeChatException;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class PullEventsTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String EVENTS =
            "SELECT count(*) FROM interaction_event WHERE tenant_id = ?";
    private static final String REJECTED =
            "SELECT count(*) FROM rejected_event WHERE tenant_id = ?";

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final TestCloud cloud = TestCloud.of(company);
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);
    private final Person visitor = company.visitor();

    @Test
    void takesInWhatAVisitorWroteAndDeletesIt() {
        write(visitor.openid(), event());

        pull();

        assertThat(company.count(EVENTS + " AND visitor_id = '" + visitor.id() + "'")).isOne();
        assertThat(cloud.documents(CloudEvent.COLLECTION)).isEmpty();
        assertThat(company.count("SELECT count(*) FROM cloud_event_cursor WHERE tenant_id = ?"))
                .isOne();
    }

    @Test
    void makesAStrangerAVisitor() {
        write("o-stranger-" + card, event());

        pull();

        assertThat(company.count(EVENTS + " AND NOT internal")).isOne();
    }

    @Test
    void believesThePlatformAboutTheWriterAndNobodyElse() {
        Map<String, Object> forged = document(event());
        forged.put("_openid", sales.openid());
        forged.put("visitorId", sales.id().toString());
        cloud.write(CloudEvent.COLLECTION, visitor.openid(), forged);

        pull();

        assertThat(company.count(EVENTS + " AND visitor_id = '" + visitor.id() + "'")).isOne();
    }

    @Test
    void countsNoActOfAnEmployee() {
        write(sales.openid(), event());

        pull();

        assertThat(company.count(EVENTS + " AND internal")).isOne();
        assertThat(company.count(EVENTS)).isOne();
    }

    @Test
    void keepsWhatIsNoEventAsRejectedAndGoesOn() {
        cloud.writeByConsole(CloudEvent.COLLECTION, document(event()));
        cloud.write(CloudEvent.COLLECTION, visitor.openid(), Api.fields("at", "nonsense"));
        write(visitor.openid(), Events.with(event(), "type", "no.such"));
        Map<String, Object> elsewhere = document(event());
        elsewhere.put("companyId", UUID.randomUUID().toString());
        cloud.write(CloudEvent.COLLECTION, visitor.openid(), elsewhere);
        write(visitor.openid(), event());

        pull();

        assertThat(company.count(EVENTS)).isOne();
        assertThat(company.count(REJECTED)).isEqualTo(4);
        assertThat(company.count(REJECTED + " AND code = 'event.unknown_sender'")).isEqualTo(2);
        assertThat(company.count(REJECTED + " AND code = 'event.unknown_type'")).isOne();
        assertThat(company.count(REJECTED + " AND code = 'event.not_an_object'")).isOne();
        assertThat(cloud.documents(CloudEvent.COLLECTION)).isEmpty();
    }

    @Test
    void takesEachInOnceWhereverARunIsCutOff() {
        for (int i = 0; i < 120; i++) {
            write(visitor.openid(), event());
        }
        write(visitor.openid(), Events.with(event(), "type", "no.such"));

        pullThrough("path", "/tcb/databasequery", "drop", true, "afterWork", true);
        pullThrough("path", "/tcb/databasedelete", "drop", true);
        pullThrough("path", "/tcb/databasedelete", "drop", true, "afterWork", true);
        pullThrough("path", "/tcb/databasedelete", "status", 500, "body", "<html>");
        pull();

        assertThat(company.count(EVENTS)).isEqualTo(120);
        assertThat(company.count(REJECTED)).isOne();
        assertThat(cloud.documents(CloudEvent.COLLECTION)).isEmpty();
    }

    @Test
    void correctsAClockByWhenItWasWrittenAndNotByWhenItIsRead() {
        Instant now = CLOCK.instant();
        Duration wrong = Duration.ofHours(2);
        Duration waited = Duration.ofHours(5);
        Instant written = now.minus(waited);
        Map<String, Object> late = document(Events.event("card.view", card, written.minus(wrong)));
        late.put("at", Map.of("$date", written.toEpochMilli()));
        late.put("sentAt", written.minus(wrong).toString());
        cloud.write(CloudEvent.COLLECTION, visitor.openid(), late);

        pull();

        String near = " AND abs(extract(epoch FROM occurred_at) - %d) < 60";
        assertThat(company.count(EVENTS + near.formatted(written.getEpochSecond()))).isOne();
    }

    @Test
    void givesEachCompanyOfASharedAppItsOwn() {
        TestCompany sharing = service.newCompany();
        service.bean(WeChatApps.class).share(company.appId(), sharing.tenant());
        Person other = sharing.salesperson();
        UUID otherCard = sharing.publishedCard(other);
        Map<String, Object> theirs = document(Events.event("card.view", otherCard));
        theirs.put("companyId", sharing.tenant().toString());
        cloud.write(CloudEvent.COLLECTION, "o-new-" + otherCard, theirs);
        write(visitor.openid(), event());

        pull();

        assertThat(sharing.count(EVENTS)).isOne();
        assertThat(company.count(EVENTS)).as("known in one company only").isOne();
    }

    @Test
    void keepsEventsInTheCloudIfToldSoAndReadsThemOnce() {
        EventPull keeping = keeping();
        for (int i = 0; i < 105; i++) {
            write(visitor.openid(), event());
        }
        Map<String, Object> fromTheFuture = document(event());
        fromTheFuture.put(
                "at", Map.of("$date", CLOCK.instant().plus(Duration.ofDays(9)).toEpochMilli()));
        cloud.write(CloudEvent.COLLECTION, "o-liar-" + card, fromTheFuture);
        write(visitor.openid(), Events.with(event(), "type", "no.such"));

        pullBy(keeping);
        Map<String, Object> late = document(event());
        late.put(
                "at", Map.of("$date", CLOCK.instant().minus(Duration.ofMinutes(5)).toEpochMilli()));
        cloud.write(CloudEvent.COLLECTION, visitor.openid(), late);
        pullBy(keeping);
        pullBy(keeping);

        assertThat(company.count(EVENTS)).isEqualTo(106);
        assertThat(company.count(REJECTED + " AND code = 'event.clock_off'")).isOne();
        assertThat(company.count(REJECTED)).isEqualTo(2);
    }

    private void pull() {
        service.bean(PullEventsJob.class).run();
    }

    /** A run that ends in the middle; only this app's, so that no other meets the fault. */
    private void pullThrough(Object... fault) {
        TestCloud.fault(fault);
        try {
            pullBy(service.bean(EventPull.class));
        } catch (WeChatException e) {
            assertThat(e.error()).isEqualTo(WeChatError.UNAVAILABLE);
        }
    }

    private EventPull keeping() {
        return new EventPull(
                service.bean(WeChat.class),
                service.bean(CloudEventIngest.class),
                service.bean(PullCursors.class),
                new CloudEventSettings(false),
                CLOCK);
    }

    private void pullBy(EventPull pull) {
        WeChatApps apps = service.bean(WeChatApps.class);
        pull.pull(company.tenant(), apps.cloudAppsOf(company.tenant()).getFirst());
    }

    private Map<String, Object> event() {
        return Events.event("card.view", card);
    }

    private void write(String openid, Map<String, Object> event) {
        cloud.write(CloudEvent.COLLECTION, openid, document(event));
    }

    private static Map<String, Object> document(Map<String, Object> event) {
        Instant now = CLOCK.instant();
        return Api.fields(
                "at",
                Map.of("$date", now.toEpochMilli()),
                "sentAt",
                now.toString(),
                "event",
                event);
    }
}
