package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.wechat.simulator.Fault;
import io.cardradar.wechat.simulator.http.Delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class WeChatOutageTest extends WithWeChat {

    private static final String[] PATHS = {
        "/sns/jscode2session", "/wxa/business/getuserphonenumber", "/wxa/getwxacodeunlimit"
    };

    @Override
    Duration replyTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    Duration callTimeout() {
        return Duration.ofSeconds(5);
    }

    static Stream<Fault> outages() {
        return Stream.of(
                Fault.at("*").errcode(-1),
                Fault.at("*").reply(500, "Internal Server Error"),
                Fault.at("*").reply(302, ""),
                Fault.at("*").reply(200, "<html><body>nginx</body></html>"),
                Fault.at("*").reply(200, ""),
                Fault.at("*").reply(200, "{}"),
                Fault.at("*").reply(200, "[]"),
                Fault.at("*").reply(200, "{\"errcode\":\"many\"}"),
                Fault.at("*").reply(200, "{\"openid\":{},\"phone_info\":[]}"),
                Fault.at("*").latency(Duration.ofSeconds(3)),
                Fault.at("*").delivered(Delivery.TRUNCATED),
                Fault.at("*").delivered(Delivery.GIGANTIC),
                Fault.at("*").dropping());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void reportsAnOutageOfEachVerb(Fault outage) {
        login(); // so that a token is there and the verb itself is hit
        var codes = new String[] {"code-1", "code-2"};

        for (var path : PATHS) {
            simulator.faults().clear();
            simulator.faults().inject(outage.times(2));
            var failure = failure(() -> call(path, codes));
            assertUnavailable(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("outages")
    void reportsAnOutageOfTheTokenAndRecovers(Fault outage) {
        simulator.faults().inject(outage.times(2));

        assertUnavailable(failure(() -> weChat.unlimitedCode(APP, CARD)));

        simulator.faults().clear();
        assertThat(weChat.unlimitedCode(APP, CARD)).isNotEmpty();
    }

    @Test
    void survivesAMomentInWhichWeChatIsBusy() {
        simulator.faults().inject(Fault.at("/sns/jscode2session").errcode(-1));

        assertThat(login().openId()).isEqualTo("openid-li");
    }

    @Test
    void saysThatACodeIsUsedWhenOnlyTheAnswerWasLost() {
        simulator.world().logins().script("code-1", LI);
        simulator.faults().inject(Fault.at("/sns/jscode2session").dropping().afterTheWork());

        assertUnavailable(failure(() -> weChat.login(APP, "code-1")));
        assertThat(failure(() -> weChat.login(APP, "code-1")).error())
                .isEqualTo(WeChatError.CODE_USED);
    }

    @Test
    void givesUpInTimeWhenWeChatIsSilent() {
        login();
        simulator.faults().inject(Fault.at("*").latency(Duration.ofSeconds(5)));

        long start = System.nanoTime();
        assertUnavailable(failure(this::login));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sns/jscode2session", "/cgi-bin/stable_token"})
    void doesNotWaitForAReplyThatComesByteByByte(String path) {
        simulator.faults().inject(Fault.at(path).delivered(Delivery.DRIP));

        assertUnavailable(failure(this::login));
        assertThat(login().openId()).isEqualTo("openid-li");
    }

    @Test
    void holdsNoThreadLongerThanOneCallWhileManyWaitForTheToken() throws Exception {
        simulator
                .faults()
                .inject(Fault.at("/cgi-bin/stable_token").delivered(Delivery.DRIP).times(2));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 20)
                            .mapToObj(i -> threads.submit(() -> failure(this::login)))
                            .toList();
            for (var call : calls) {
                assertUnavailable(call.get());
            }
        }
        assertThat(tokenCalls()).as("nobody asked after his time").isLessThanOrEqualTo(2);
    }

    @Test
    void asksTheUserAgainWhenOnlyTheAnswerWithThePhoneNumberWasLost() {
        simulator.world().phones().set(LI, "13800000001");
        var code = simulator.world().phones().freshCode(LI);
        var fault = Fault.at("/wxa/business/getuserphonenumber").dropping().afterTheWork();
        simulator.faults().inject(fault);

        assertUnavailable(failure(() -> weChat.phoneNumber(APP, code)));
        assertThat(failure(() -> weChat.phoneNumber(APP, code)).error())
                .isEqualTo(WeChatError.CODE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://wechat.invalid"})
    void reportsAHostThatCannotBeReached(String host) {
        var settings = WeChatSettings.defaults().withApiHost(URI.create(host));
        try (var unreachable = new WeChat(settings, tokens, simulator.clock())) {
            assertUnavailable(failure(() -> unreachable.login(APP, "code-1")));
        }
    }

    private void call(String path, String[] codes) {
        switch (path) {
            case "/sns/jscode2session" -> weChat.login(APP, codes[0]);
            case "/wxa/business/getuserphonenumber" -> weChat.phoneNumber(APP, codes[1]);
            default -> weChat.unlimitedCode(APP, CARD);
        }
    }

    private static void assertUnavailable(WeChatException failure) {
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(WeChatError.UNAVAILABLE);
        assertThat(failure).hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("secret", "token=", "http", "code-");
    }
}
