package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cardradar.wechat.simulator.Simulator;
import io.cardradar.wechat.simulator.SimulatorSettings;
import io.cardradar.wechat.simulator.api.SimulatedApp;
import io.cardradar.wechat.simulator.api.User;
import io.cardradar.wechat.token.AccessTokenStore;
import io.cardradar.wechat.token.InMemoryAccessTokens;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

import java.time.Clock;
import java.time.Duration;

/** Our client and a fresh simulator, both on the simulator's clock. */
abstract class WithWeChat {

    static final WeChatApp APP = new WeChatApp("wxtest0000000001", "secret-one", "AAAAA", null);
    static final User LI = new User(APP.appId(), "openid-li", "unionid-li");
    static final CodeRequest CARD = CodeRequest.of("c=abc", "pages/card/index");

    final Simulator simulator =
            Simulator.start(
                    SimulatorSettings.forTests(
                            Clock.systemUTC(), new SimulatedApp(APP.appId(), APP.secret())));
    final InMemoryAccessTokens tokens = new InMemoryAccessTokens(simulator.clock());
    final WeChat weChat = node();

    @AfterEach
    void close() {
        weChat.close();
        simulator.close();
    }

    /** One more node of the service, sharing the tokens. */
    final WeChat node() {
        return node(tokens);
    }

    final WeChat node(AccessTokenStore tokens) {
        var settings =
                WeChatSettings.defaults()
                        .withApiHost(simulator.uri())
                        .withWeComHost(simulator.uri())
                        .withReplyTimeout(replyTimeout())
                        .withCallTimeout(callTimeout());
        return new WeChat(settings, tokens, simulator.clock());
    }

    /** Generous: a machine under load must not look like an outage. */
    Duration replyTimeout() {
        return Duration.ofSeconds(10);
    }

    Duration callTimeout() {
        return Duration.ofSeconds(30);
    }

    final WeChatSession login() {
        return weChat.login(APP, simulator.world().logins().freshCode(LI));
    }

    final long tokenCalls() {
        return simulator.calls().count("/cgi-bin/stable_token");
    }

    static WeChatException failure(ThrowingCallable call) {
        var failure = catchThrowableOfType(WeChatException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
