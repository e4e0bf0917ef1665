package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.callback.Push;
import io.cardradar.wechat.callback.PushQuery;
import io.cardradar.wechat.callback.PushReader;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;
import io.cardradar.wechat.simulator.http.Server;
import io.cardradar.wechat.simulator.push.Delivery;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A service of a few lines that reads what the simulator pushes. */
class PushRulesTest extends WithSimulator {

    private static final String TOKEN = "callbackToken";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final List<Push> received = new CopyOnWriteArrayList<>();
    private final List<Exchange> calls = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Supplier<Reply>> replies = new LinkedBlockingQueue<>();
    private final Server service = serve();
    private volatile PushReader reader = reader(KEY);
    private volatile UnaryOperator<String> echo = UnaryOperator.identity();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void pushesInEveryModeAndFormat() {
        for (var format : List.of("json", "xml")) {
            for (var mode : List.of("plain", "compat", "safe")) {
                reader = reader(mode.equals("plain") ? null : KEY);
                configure(mode, format);
                push("{\"appId\":\"%s\",\"openId\":\"o-1\",\"kind\":\"text\"}");

                var delivery = awaitDeliveries(1).getFirst();

                assertThat(delivery.state())
                        .as(mode + " " + format)
                        .isEqualTo(Delivery.State.DELIVERED);
                assertThat(received.getLast().kind()).isEqualTo("message.text");
                assertThat(received.getLast().openId()).isEqualTo("o-1");
                assertThat(received.getLast().fields().text("Content")).isEqualTo("你好");
                simulator.world().pushes().reset();
            }
        }
    }

    @Test
    void refusesAnAddressThatDoesNotAnswerTheCheck() {
        reader = reader(KEY);
        assertThat(configured("safe", "json", "wrongToken")).isEqualTo(400);
        echo = text -> "\"" + text + "\"";
        assertThat(configured("safe", "json", TOKEN)).isEqualTo(400);
        assertThat(client.get("/_control/callbacks").path("callbacks")).isEmpty();
    }

    @Test
    void refusesAnEncryptedModeWithoutAKey() {
        var reply =
                client.send(
                        "POST",
                        "/_control/callbacks",
                        "{\"appId\":\"%s\",\"url\":\"%s\",\"token\":\"%s\",\"mode\":\"safe\"}"
                                .formatted(APP.appId(), service.uri(), TOKEN));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(new String(reply.body(), UTF_8)).contains("encodingAesKey");
    }

    @Test
    void pushesNothingToAnAppWithoutAnAddress() {
        simulator.world().pushes().push(APP.appId(), Map.of("Event", "x"));

        assertThat(simulator.world().pushes().last(10)).isEmpty();
    }

    @Test
    void repeatsThreeTimesWithTheSameContentInAFreshEnvelope() {
        configure("safe", "json");
        replies.add(() -> Reply.text(500, "text/plain", ""));
        replies.add(() -> Reply.text(200, "text/plain", "fail"));
        replies.add(Reply::dropped);
        push("{\"appId\":\"%s\",\"openId\":\"o-1\",\"kind\":\"user_enter_tempsession\"}");

        var delivery = awaitDeliveries(1).getFirst();

        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.attempts()).hasSize(4);
        assertThat(received).hasSize(4).extracting(Push::key).containsOnly(received.get(0).key());
        assertThat(calls.stream().map(call -> call.parameter("nonce"))).doesNotHaveDuplicates();
        assertThat(calls.stream().map(Exchange::body)).doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterTheThirdRepetition() {
        configure("plain", "json");
        reader = reader(null);
        for (int i = 0; i < 5; i++) {
            replies.add(() -> Reply.text(503, "text/plain", "busy"));
        }
        push("{\"appId\":\"%s\",\"openId\":\"o-1\",\"kind\":\"image\"}");

        var delivery = awaitDeliveries(1).getFirst();

        assertThat(delivery.state()).isEqualTo(Delivery.State.GIVEN_UP);
        assertThat(delivery.attempts()).hasSize(4).allMatch(attempt -> attempt.status() == 503);
    }

    @Test
    void cutsAnAnswerThatTakesTooLong() {
        configure("safe", "json");
        replies.add(PushRulesTest::tooLate);
        push("{\"appId\":\"%s\",\"openId\":\"o-1\",\"kind\":\"text\"}");

        var delivery = awaitDeliveries(1).getFirst();

        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(delivery.attempts()).hasSize(2);
        assertThat(delivery.attempts().getFirst().status()).isZero();
    }

    @Test
    void pushesBurstsAndCopies() {
        configure("safe", "json");
        push(
                """
                {"appId":"%s","openId":"o-{n}","kind":"text","count":40,"copies":3}\
                """);

        awaitDeliveries(120);

        assertThat(received).hasSize(120);
        assertThat(received.stream().map(Push::key).distinct()).hasSize(40);
        assertThat(received.stream().map(Push::openId).distinct()).hasSize(40);
        assertThat(client.get("/_control/pushes?limit=500").path("pushes")).hasSize(120);
    }

    @Test
    void writesTheAuthorizationEventsAsOddlyAsWeChat() {
        configure("safe", "json");
        push(
                """
                {"appId":"%s","openId":"o-1","kind":"user_authorization_revoke",
                 "fields":{"RevokeInfo":"6"}}\
                """);
        awaitDeliveries(1);

        var push = received.getFirst();
        assertThat(push.fields().text("FromUserName")).isNotEqualTo("o-1");
        assertThat(push.openId()).isEqualTo("o-1");
        assertThat(push.fields().text("RevokeInfo")).isEqualTo("6");
    }

    @Test
    void showsPushesOnItsPage() {
        configure("safe", "json");
        push("{\"appId\":\"%s\",\"openId\":\"<o>\",\"kind\":\"text\"}");
        awaitDeliveries(1);

        var page = new String(client.send("GET", "/", "").body(), UTF_8);

        assertThat(page).contains("DELIVERED", "FromUserName=&lt;o&gt;").doesNotContain("<o>");
    }

    private Server serve() {
        try {
            return new Server(0, this::answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply answer(Exchange exchange) {
        var query =
                new PushQuery(
                        exchange.query().get("signature"),
                        exchange.query().get("timestamp"),
                        exchange.query().get("nonce"),
                        exchange.query().get("msg_signature"));
        if (exchange.method().equals("GET")) {
            var asked = reader.echo(query, exchange.parameter("echostr"));
            return Reply.text(200, "text/plain", echo.apply(asked));
        }
        calls.add(exchange);
        received.add(reader.read(query, exchange.bytes()).push());
        var reply = replies.poll();
        return reply == null ? Reply.text(200, "text/plain", "success") : reply.get();
    }

    private static Reply tooLate() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
        return Reply.text(200, "text/plain", "success");
    }

    private static PushReader reader(@Nullable String key) {
        var app = new WeChatApp(APP.appId(), "s", TOKEN, key);
        return new PushReader(app, Duration.ofMinutes(10), Clock.systemUTC());
    }

    private void configure(String mode, String format) {
        assertThat(configured(mode, format, TOKEN)).isEqualTo(200);
    }

    private int configured(String mode, String format, String token) {
        var body =
                """
                {"appId":"%s","url":"%s/callback","token":"%s","encodingAesKey":"%s","mode":"%s",
                 "format":"%s","patienceMs":700,"pauseMs":10}
                """
                        .formatted(APP.appId(), service.uri(), token, KEY, mode, format);
        return client.send("POST", "/_control/callbacks", body).statusCode();
    }

    private void push(String body) {
        JsonNode reply = client.post("/_control/pushes", body.formatted(APP.appId()));
        assertThat(reply.path("done").asBoolean()).as(reply.toString()).isTrue();
    }

    private List<Delivery> awaitDeliveries(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            var deliveries = simulator.world().pushes().last(1_000);
            if (deliveries.size() == count
                    && deliveries.stream().noneMatch(d -> d.state() == Delivery.State.UNDER_WAY)) {
                return deliveries;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("still under way: " + simulator.world().pushes().last(3));
    }
}
