package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.wechat.simulator.Fault;
import io.cardradar.wechat.simulator.api.SimulatedAgent;
import io.cardradar.wechat.simulator.api.WeComMessages.Shown;
import io.cardradar.wechat.wecom.WeComAgent;
import io.cardradar.wechat.wecom.WeComMessage;
import io.cardradar.wechat.wecom.WeComMessage.Item;
import io.cardradar.wechat.wecom.WeComMessage.Markdown;
import io.cardradar.wechat.wecom.WeComMessage.MiniProgramNotice;
import io.cardradar.wechat.wecom.WeComMessage.Text;
import io.cardradar.wechat.wecom.WeComMessage.TextCard;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class WeComTest extends WithWeChat {

    private static final WeComAgent AGENT = new WeComAgent("ww1", 1000002, "agent-secret");

    @BeforeEach
    void addTheApplication() {
        addApplication(true);
    }

    @Test
    void sendsTextCardsAndMarkdownAndNotices() {
        send(new Text("访客 李雷 拨打了您的电话"));
        send(new TextCard("新的咨询", "李雷 咨询了产品", URI.create("https://crm.example.com/x")));
        send(new Markdown("**李雷** 保存了您的电话"));
        send(
                new MiniProgramNotice(
                        APP.appId(),
                        "pages/radar/index",
                        "访客有意向",
                        null,
                        List.of(new Item("访客", "李雷"))));

        var shown = simulator.world().weComMessages().shownIn("ww1");
        assertThat(shown).extracting(Shown::member).containsOnly("LiLei");
        assertThat(shown)
                .extracting(Shown::type)
                .containsExactly("text", "textcard", "markdown", "miniprogram_notice");
        assertThat(shown.getFirst().content().path("content").asText()).isEqualTo("访客 李雷 拨打了您的电话");
        assertThat(shown.getLast().content().at("/content_item/0/value").asText()).isEqualTo("李雷");
    }

    @Test
    void findsAMemberByMobile() {
        assertThat(weChat.weCom().memberByMobile(AGENT, "13800000001")).contains("LiLei");
        assertThat(weChat.weCom().memberByMobile(AGENT, "13800000002")).isEmpty();
    }

    @Test
    void saysThatTheApplicationSeesNoSuchMember() {
        assertThat(weChat.weCom().send(AGENT, "HanMeimei", new Text("x"))).isEmpty();
    }

    @Test
    void showsAMessageOnceHoweverOftenItsAnswerIsLost() {
        simulator
                .faults()
                .inject(Fault.at("/cgi-bin/message/send").dropping().afterTheWork().times(2));

        for (int i = 0; i < 2; i++) {
            assertThat(failure(() -> send(new Text("x"))).error())
                    .isEqualTo(WeChatError.UNAVAILABLE);
        }
        send(new Text("x"));

        assertThat(simulator.world().weComMessages().shownIn("ww1")).hasSize(1);
    }

    @Test
    void fetchesOneTokenForManyNodesAndThreads() throws Exception {
        try (var second = node();
                var third = node();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    Stream.of(weChat, second, third)
                            .flatMap(node -> IntStream.range(0, 10).mapToObj(i -> node.weCom()))
                            .map(weCom ->
                                    threads.submit(
                                            () -> weCom.memberByMobile(AGENT, "13800000001")))
                            .toList();
            for (var call : calls) {
                assertThat(call.get()).contains("LiLei");
            }
        }
        assertThat(weComTokens()).isEqualTo(1);
    }

    @Test
    void replacesATokenThatWeComHasEndedAndOneThatHasExpired() {
        send(new Text("1"));
        simulator.world().weComAgents().kill("ww1", 1000002);
        send(new Text("2"));
        assertThat(weComTokens()).isEqualTo(2);

        simulator.clock().advance(Duration.ofHours(3));
        send(new Text("3"));
        assertThat(weComTokens()).isEqualTo(3);
    }

    @Test
    void needsNobodyToRestartItWhenTheSecretIsCorrected() {
        var wrong = new WeComAgent("ww1", 1000002, "wrong");
        var nobody = new WeComAgent("ww-unknown", 1000002, "wrong");

        assertThat(failure(() -> weChat.weCom().send(wrong, "LiLei", new Text("x"))).error())
                .isEqualTo(WeChatError.APP_MISCONFIGURED);
        assertThat(failure(() -> weChat.weCom().send(nobody, "LiLei", new Text("x"))).error())
                .isEqualTo(WeChatError.APP_MISCONFIGURED);
        send(new Text("x"));
    }

    @Test
    void saysThatOurAddressIsNotTrusted() {
        addApplication(false);

        var failure = failure(() -> send(new Text("x")));

        assertThat(failure.error()).isEqualTo(WeChatError.APP_MISCONFIGURED);
        assertThat(failure)
                .hasMessageMatching("APP_MISCONFIGURED \\(errcode 60020, rid [0-9]+\\)")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, UNAVAILABLE",
        "45009, RATE_LIMITED",
        "48002, APP_MISCONFIGURED",
        "40058, REQUEST_INVALID",
        "99999, OTHER"
    })
    void saysWhatAnErrcodeMeans(int errcode, WeChatError meaning) {
        simulator.faults().inject(Fault.at("/cgi-bin/message/send").errcode(errcode).times(2));

        assertThat(failure(() -> send(new Text("x"))).error()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "<html>", "{\"errcode\":0}", "{\"errcode\":\"many\"}"})
    void reportsNonsense(String reply) {
        send(new Text("x"));
        simulator.faults().inject(Fault.at("*").reply(200, reply).times(2));

        assertThat(failure(() -> send(new Text("y"))).error()).isEqualTo(WeChatError.UNAVAILABLE);
        assertThat(failure(() -> weChat.weCom().memberByMobile(AGENT, "1")).error())
                .isEqualTo(WeChatError.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>", "{\"errcode\":0,\"access_token\":\"\"}"})
    void reportsNonsenseForAToken(String reply) {
        simulator.faults().inject(Fault.at("/cgi-bin/gettoken").reply(200, reply));

        assertThat(failure(() -> send(new Text("y"))).error()).isEqualTo(WeChatError.UNAVAILABLE);
        send(new Text("y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@all", "LiLei|HanMeimei", "", "李雷"})
    void addressesOneMemberAndNobodyElse(String member) {
        assertThatThrownBy(() -> weChat.weCom().send(AGENT, member, new Text("x")))
                .hasMessageStartingWith("member:");
    }

    @Test
    void refusesWhatWeComWouldCutOrRefuse() {
        var most = "李".repeat(682) + "ab";

        assertThat(new Text(most).content()).isEqualTo(most);
        assertThatThrownBy(() -> new Text(most + "c")).hasMessageStartingWith("content:");
        assertThatThrownBy(() -> new Markdown(most + "c")).hasMessageStartingWith("content:");
        assertThatThrownBy(() -> new MiniProgramNotice("wx1", null, "太短", null, List.of()))
                .hasMessageStartingWith("title:");
        assertThatThrownBy(() -> new Item("访客", "")).hasMessageStartingWith("value:");
        assertThat(AGENT.toString()).doesNotContain("agent-secret");
        assertThat(new Text("李雷").toString()).doesNotContain("李雷");
    }

    private void send(WeComMessage message) {
        assertThat(weChat.weCom().send(AGENT, "LiLei", message)).isPresent();
    }

    private long weComTokens() {
        return simulator.calls().count("/cgi-bin/gettoken");
    }

    private void addApplication(boolean trusted) {
        simulator
                .world()
                .weComAgents()
                .add(
                        new SimulatedAgent(
                                "ww1",
                                1000002,
                                "agent-secret",
                                trusted,
                                APP.appId(),
                                Map.of("LiLei", "13800000001")));
    }
}
