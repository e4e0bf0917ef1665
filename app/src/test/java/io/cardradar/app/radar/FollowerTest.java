package io.cardradar.app.radar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.websocket.WebSocketSession;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

class FollowerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestCompany company = TestService.shared().newCompany();
    private final Instant now = Clock.systemUTC().instant();
    private final List<String> sent = new ArrayList<>();

    /** It has read the greeting while the server still waits to hear that the network took it. */
    @Test
    void answersADeviceThatAsksAsSoonAsItIsGreeted() {
        Follower[] follower = new Follower[1];
        follower[0] =
                follower(message -> {
                    if (message.equals("hello")) {
                        follower[0].pong(now);
                    }
                });

        follower[0].serve(Duration.ofSeconds(10));

        assertThat(sent).containsExactly("hello", "pong");
    }

    @Test
    void greetsADeviceBeforeItAnswersIt() {
        Follower follower = follower(message -> {});

        follower.pong(now);
        assertThat(sent).isEmpty();
        follower.serve(Duration.ofSeconds(10));
        follower.pong(now);

        assertThat(sent).containsExactly("hello", "pong", "pong");
    }

    private Follower follower(Consumer<String> device) {
        Address address = new Address(company.tenant(), new EmployeeId(company.salesperson().id()));
        Connection connection = new Connection(session(device), new EmbeddedChannel());
        return new Follower(
                connection,
                new LiveInbox(address),
                new Follower.Device(Follower.FROM_NOW, Language.CHINESE, Instant.MAX, now),
                TestService.shared().bean(StreamSource.class));
    }

    /** Its device has got each message before the server knows. */
    private WebSocketSession session(Consumer<String> device) {
        return (WebSocketSession)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {WebSocketSession.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "isOpen" -> true;
                                    case "sendAsync" -> {
                                        String type = typeOf((String) arguments[0]);
                                        sent.add(type);
                                        device.accept(type);
                                        yield CompletableFuture.completedFuture(null);
                                    }
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private static String typeOf(String message) {
        try {
            JsonNode read = JSON.readTree(message);
            return read.path("type").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
