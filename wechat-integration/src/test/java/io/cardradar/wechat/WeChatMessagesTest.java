package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.wechat.message.NewTemplate;
import io.cardradar.wechat.message.ServiceMessage;
import io.cardradar.wechat.message.SubscribeMessage;
import io.cardradar.wechat.message.SubscribeMessage.Version;
import io.cardradar.wechat.simulator.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class WeChatMessagesTest extends WithWeChat {
    private static final String SUBSCRIBE = "/cgi-bin/message/subscribe/send";
    private static final String SERVICE = "/cgi-bin/message/custom/send";
    private static final ServiceMessage HELLO = new ServiceMessage.Text("您好");

    @Override
    Duration replyTimeout() {
        return Duration.ofSeconds(1);
    }

    @Test
    void sendsASubscriptionMessageWhereThereIsAGrant() {
        var template = grantedTemplate();

        weChat.messages().send(APP, message(template));

        assertThat(simulator.world().inbox().of(LI)).hasSize(1);
        var failure = failure(() -> weChat.messages().send(APP, message(template)));
        assertThat(failure.error()).isEqualTo(WeChatError.NO_GRANT);
        assertThat(failure.mayBeDone()).isFalse();
        assertThat(failure.rid()).matches("[0-9a-f-]{26}");
    }

    @Test
    void sendsCustomerServiceMessagesWithinTheirWindow() {
        assertThat(failure(() -> send(HELLO)).error()).isEqualTo(WeChatError.WINDOW_CLOSED);
        simulator.world().serviceMessages().enter(LI);

        send(HELLO);
        send(new ServiceMessage.Page("名片", "pages/card/index?id=1", "media-1"));

        assertThat(failure(() -> send(HELLO)).error()).isEqualTo(WeChatError.QUOTA_USED);
        assertThat(simulator.world().inbox().of(LI)).hasSize(2);
    }

    @Test
    void listsTheLibraryAndTheTemplatesOfAnApp() {
        var templates = weChat.templates();
        var categories = templates.categories(APP).stream().map(category -> category.id()).toList();

        assertThat(templates.library(APP, categories, 0, 30))
                .filteredOn(entry -> entry.longTerm())
                .hasSize(1);
        assertThat(templates.keywords(APP, 3410))
                .extracting(keyword -> keyword.type())
                .containsExactly("character_string", "amount", "thing", "date", "number");
        var id = templates.add(APP, new NewTemplate(3410, List.of(1, 2), "报价"));
        assertThat(templates.of(APP))
                .singleElement()
                .satisfies(template -> {
                    assertThat(template.id()).isEqualTo(id);
                    assertThat(template.fields()).containsExactly("character_string1", "amount2");
                    assertThat(template.longTerm()).isFalse();
                });
        templates.delete(APP, id);
        assertThat(templates.of(APP)).isEmpty();
    }

    /** Each with whether the message may have arrived. */
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.at("").errcode(-1), false),
                Arguments.of(Fault.at("").errcode(45009), false),
                Arguments.of(Fault.at("").reply(502, "Bad Gateway"), true),
                Arguments.of(Fault.at("").reply(200, ""), true),
                Arguments.of(Fault.at("").reply(200, "{}"), true),
                Arguments.of(Fault.at("").latency(Duration.ofSeconds(2)), true),
                Arguments.of(Fault.at("").dropping().afterTheWork(), true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhetherAFailedSendMayHaveArrived(Fault fault, boolean mayBeDone) {
        var template = grantedTemplate();
        for (var path : new String[] {SUBSCRIBE, SERVICE}) {
            simulator.faults().clear();
            simulator.faults().inject(at(path, fault));
            var failure =
                    path.equals(SERVICE)
                            ? failure(() -> send(HELLO))
                            : failure(() -> weChat.messages().send(APP, message(template)));

            assertThat(failure.mayBeDone()).as(path + " " + fault).isEqualTo(mayBeDone);
            assertThat(failure).hasNoCause();
        }
    }

    @Test
    void knowsThatNothingArrivedWhereNoTokenWasToBeHad() {
        simulator.faults().inject(Fault.at("/cgi-bin/stable_token").dropping().times(3));

        assertThat(failure(() -> send(HELLO)).mayBeDone()).isFalse();
        assertThat(simulator.calls().count(SERVICE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1", "http://wechat.invalid"})
    void knowsThatNothingArrivedAtAHostThatCannotBeReached(URI host) {
        var settings = WeChatSettings.defaults().withApiHost(host);
        try (var unreachable = new WeChat(settings, tokens, simulator.clock())) {
            var failure = failure(() -> unreachable.messages().send(APP, LI.openId(), HELLO));
            assertThat(failure.error()).isEqualTo(WeChatError.UNAVAILABLE);
            assertThat(failure.mayBeDone()).isFalse();
        }
    }

    @Test
    void replacesAKilledTokenAndSendsOnce() {
        simulator.world().serviceMessages().write(LI, "在吗");
        send(HELLO);
        simulator.world().tokens().kill(APP.appId());

        send(HELLO);

        assertThat(simulator.world().inbox().of(LI)).hasSize(2);
    }

    @Test
    void showsNoWordsOfAMessage() {
        assertThat(message("t").toString()).doesNotContain("合同", "openid-li");
        assertThat(HELLO.toString()).doesNotContain("您好");
    }

    private void send(ServiceMessage message) {
        weChat.messages().send(APP, LI.openId(), message);
    }

    private String grantedTemplate() {
        var id = weChat.templates().add(APP, new NewTemplate(1201, List.of(3, 1), "预约提醒"));
        simulator.world().subscriptions().answerPopup(LI, List.of(id), true);
        return id;
    }

    private static Fault at(String path, Fault fault) {
        return new Fault(
                path,
                2, // WxJava tries a second time where WeChat says that it is busy
                fault.errcode(),
                fault.status(),
                fault.body(),
                fault.latencyMs(),
                fault.drop(),
                fault.delivery(),
                fault.afterWork());
    }

    private static SubscribeMessage message(String template) {
        return new SubscribeMessage(
                LI.openId(),
                template,
                "pages/card/index",
                Map.of("thing3", "带上合同", "time1", "15:01"),
                Version.FORMAL);
    }
}
