package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.wechat.simulator.Fault;
import io.cardradar.wechat.token.AccessToken;
import io.cardradar.wechat.token.AccessTokenStore;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SharedTokenTest extends WithWeChat {

    @Test
    void fetchesOneTokenForManyNodesAndThreads() throws Exception {
        try (var second = node();
                var third = node()) {
            onEach(List.of(weChat, second, third), 20);
        }

        assertThat(tokenCalls()).isEqualTo(1);
        assertThat(simulator.calls().count("/wxa/getwxacodeunlimit")).isEqualTo(60);
    }

    @Test
    void fetchesThirteenTokensInASimulatedDayOfThreeNodes() throws Exception {
        try (var second = node();
                var third = node()) {
            for (int minute = 0; minute < 24 * 60; minute += 10) {
                onEach(List.of(weChat, second, third), 1);
                simulator.clock().advance(Duration.ofMinutes(10));
            }
        }

        // A token serves 7200 s less the 200 s it is given up early, seen every 10 minutes.
        assertThat(tokenCalls()).isBetween(12L, 13L);
        assertThat(failedCodes()).isZero();
    }

    @Test
    void renewsATokenThatHasExpiredAtWeChat() {
        login();
        tokens.save(
                APP.appId(),
                new AccessToken(
                        tokens.find(APP.appId()).orElseThrow().value(),
                        simulator.clock().instant().plus(Duration.ofHours(9))));
        try (var late = node()) {
            late.unlimitedCode(APP, CARD);
            simulator.clock().advance(Duration.ofHours(3));

            assertThat(late.unlimitedCode(APP, CARD)).isNotEmpty();
        }
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void forcesANewTokenWhenWeChatHasKilledTheOneInUse() {
        try (var second = node()) {
            weChat.unlimitedCode(APP, CARD);
            second.unlimitedCode(APP, CARD);
            simulator.world().tokens().kill(APP.appId());

            assertThat(weChat.unlimitedCode(APP, CARD)).isNotEmpty();
            long callsOfTheFirst = tokenCalls();
            assertThat(second.unlimitedCode(APP, CARD)).isNotEmpty();

            assertThat(callsOfTheFirst).as("first, refetched without force, forced").isEqualTo(3);
            assertThat(tokenCalls()).as("the second node reads the store").isEqualTo(3);
        }
    }

    @Test
    void forcesANewTokenThoughAnotherNodeStoresTheKilledOneAnew() {
        try (var node = node(new StoredAnew(tokens, simulator.clock()))) {
            node.unlimitedCode(APP, CARD);
            simulator.world().tokens().kill(APP.appId());

            assertThat(node.unlimitedCode(APP, CARD)).isNotEmpty();
        }
    }

    /**
     * What a node finds whose fellow has asked WeChat without force: the token that it has just
     * given up is there again, and looks live.
     */
    private record StoredAnew(AccessTokenStore tokens, Clock clock) implements AccessTokenStore {
        @Override
        public Optional<AccessToken> find(String appId) {
            return tokens.find(appId);
        }

        @Override
        public void save(String appId, AccessToken token) {
            tokens.save(appId, token);
        }

        @Override
        public void expire(String appId, String value) {
            tokens.save(appId, new AccessToken(value, clock.instant().plus(Duration.ofHours(1))));
        }

        @Override
        public Optional<Lease> tryLease(String appId, Duration length) {
            return tokens.tryLease(appId, length);
        }
    }

    @Test
    void doesNotForceOftenerThanWeChatListens() {
        login();
        simulator.faults().inject(Fault.at("/wxa/getwxacodeunlimit").errcode(40001).times(100));

        for (int i = 0; i < 5; i++) {
            assertThat(failure(() -> weChat.unlimitedCode(APP, CARD)).error())
                    .isEqualTo(WeChatError.UNAVAILABLE);
        }

        var forced =
                simulator.calls().last(500).stream()
                        .filter(call -> call.request().contains("\"force_refresh\":true"));
        assertThat(forced).hasSize(1);
    }

    @Test
    void waitsForTheLeaseOfANodeThatFetches() throws Exception {
        var elsewhere = tokens.tryLease(APP.appId(), Duration.ofSeconds(30)).orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> weChat.unlimitedCode(APP, CARD));
            Thread.sleep(Duration.ofMillis(150));
            assertThat(waiting.isDone()).isFalse();
            assertThat(tokenCalls()).isZero();

            elsewhere.close();
            assertThat(waiting.get()).isNotEmpty();
        }
    }

    @Test
    void takesOverFromANodeThatDiedWhileItFetched() {
        assertThat(tokens.tryLease(APP.appId(), Duration.ofSeconds(30))).isPresent();

        simulator.clock().advance(Duration.ofSeconds(31));

        assertThat(weChat.unlimitedCode(APP, CARD)).isNotEmpty();
    }

    private long failedCodes() {
        return simulator.calls().last(500).stream()
                .filter(call -> call.path().equals("/wxa/getwxacodeunlimit"))
                .filter(call -> !call.reply().startsWith("image/"))
                .count();
    }

    private static void onEach(List<WeChat> nodes, int times) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Future<byte[]>> calls =
                    nodes.stream()
                            .flatMap(node -> IntStream.range(0, times).mapToObj(i -> node))
                            .map(node -> threads.submit(() -> node.unlimitedCode(APP, CARD)));
            for (var call : calls.toList()) {
                assertThat(call.get()).isNotEmpty();
            }
        }
    }
}
