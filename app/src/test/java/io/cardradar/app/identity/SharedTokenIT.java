package io.cardradar.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Secrets;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.WeChatSettings;
import io.cardradar.wechat.link.EnvVersion;
import io.cardradar.wechat.link.LinkTarget;
import io.cardradar.wechat.simulator.Simulator;
import io.cardradar.wechat.simulator.SimulatorSettings;
import io.cardradar.wechat.simulator.api.SimulatedApp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Three nodes, each with its own pool of connections to one PostgreSQL, live through a day of the
 * simulator's clock, in which WeChat kills their token now and then.
 */
class SharedTokenIT {
    private static final WeChatApp APP =
            new WeChatApp("wxtest0000000001", "secret-one", "AAAAA", null);
    private static final LinkTarget CARD =
            new LinkTarget("pages/card/index", "scene=x", EnvVersion.RELEASE);
    private static final Duration STEP = Duration.ofMinutes(12);
    private static final Set<Integer> KILLED_IN_HOUR = Set.of(3, 10, 17);

    private final Simulator simulator =
            Simulator.start(
                    SimulatorSettings.forTests(
                            Clock.systemUTC(), new SimulatedApp(APP.appId(), APP.secret())));
    private final Database database = TestStack.freshDatabase();
    private final List<Node> nodes = Stream.generate(this::node).limit(3).toList();

    @AfterEach
    void stop() {
        nodes.forEach(Node::close);
        simulator.close();
    }

    @Test
    void threeNodesFetchAsFewTokensInADayAsOneAndNoCallFails() throws Exception {
        int steps = (int) Duration.ofDays(1).dividedBy(STEP);
        for (int step = 0; step < steps; step++) {
            if (step % 5 == 3 && KILLED_IN_HOUR.contains(step / 5)) {
                simulator.world().tokens().kill(APP.appId());
            }
            callWithEachAtOnce();
            simulator.clock().advance(STEP);
        }

        long refusals = KILLED_IN_HOUR.size() * 2L * nodes.size();
        assertThat(simulator.calls().count("/wxa/generatescheme"))
                .as("each call once, and again for a token that was killed")
                .isBetween(steps * 3L, steps * 3L + refusals);
        // A token serves 7000 s, seen every 12 minutes: 12 a day, and 1 more when the day is cut
        // into 4 by kills. For each kill WxJava asks once without force in each node that has seen
        // the refusal before the others have replaced the token, and we once with force.
        assertThat(forcedFetches()).isEqualTo(KILLED_IN_HOUR.size());
        assertThat(simulator.calls().count("/cgi-bin/stable_token"))
                .isBetween(12L + KILLED_IN_HOUR.size(), 16L + KILLED_IN_HOUR.size() * 4L);
    }

    private void callWithEachAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<URI>> calls =
                    nodes.stream()
                            .map(node ->
                                    threads.submit(() -> node.weChat.links().scheme(APP, CARD, 1)))
                            .toList();
            for (Future<URI> call : calls) {
                assertThat(call.get()).hasScheme("weixin"); // throws where a call has failed
            }
        }
    }

    private long forcedFetches() {
        return simulator.calls().last(Integer.MAX_VALUE).stream()
                .filter(call -> call.path().equals("/cgi-bin/stable_token"))
                .filter(call -> call.request().contains("\"force_refresh\":true"))
                .count();
    }

    private Node node() {
        TestService service =
                TestService.start(
                        database,
                        Map.of(
                                "cardradar.outbox.workers", false,
                                "cardradar.scheduling.enabled", false));
        AccessTokenTable tokens =
                new AccessTokenTable(
                        service.bean(AccessTokenRepository.class),
                        service.bean(Secrets.class),
                        service.bean(NewId.class),
                        simulator.clock());
        WeChatSettings settings = WeChatSettings.defaults().withApiHost(simulator.uri());
        return new Node(service, new WeChat(settings, tokens, simulator.clock()));
    }

    private record Node(TestService service, WeChat weChat) implements AutoCloseable {
        @Override
        public void close() {
            weChat.close();
            service.close();
        }
    }
}
