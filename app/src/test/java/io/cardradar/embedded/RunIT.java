package io.cardradar.embedded;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.Eventually;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code mvn -Prun} does, as a newcomer meets it: from nothing to a first event, and back. */
class RunIT {
    private static final long SLOW_MACHINE = TimeUnit.SECONDS.toNanos(150);

    @TempDir Path home;

    private final int port = FreePort.any();
    private final int simulatorPort = FreePort.any();
    private final Api anonymous = new Api(URI.create("http://127.0.0.1:" + port), "");
    private List<ProcessHandle> started = List.of();

    @AfterEach
    void endWhatAFailedTestLeft() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void showsANewcomersFirstEventAndLeavesNoProcessBehind() throws Exception {
        Process run = start();
        awaitWelcome(run);
        List<ProcessHandle> servers = run.descendants().toList();
        started = Stream.concat(Stream.of(run.toHandle()), servers.stream()).toList();

        JsonNode manager =
                anonymous
                        .post(
                                "/v1/auth/password",
                                fields("phone", "13800000001", "password", "Demo-2026"))
                        .expect(200)
                        .json();
        assertThat(manager.at("/principal/role").asText()).isEqualTo("admin");
        assertThat(shownOnTheTimeline(send("product.view"))).isTrue();
        assertThat(kindOfAPush(manager.path("accessToken").asText())).isEqualTo("message.text");

        run.destroy();

        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(servers).hasSizeGreaterThan(3).noneMatch(ProcessHandle::isAlive);
        assertThat(log()).endsWith("Stopped. Data are kept in " + home + "\n");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dport=" + port,
                        "-Dsimulator.port=" + simulatorPort,
                        "-Dpostgres.port=" + FreePort.any(),
                        "-Delasticsearch.port=" + FreePort.any(),
                        "-Ddata.dir=" + home,
                        "-Dcheck.machine=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("run.log").toFile())
                .start();
    }

    private void awaitWelcome(Process run) throws IOException, InterruptedException {
        long end = System.nanoTime() + SLOW_MACHINE;
        while (!log().contains("CardRadar is running")) {
            assertThat(run.isAlive() && System.nanoTime() < end).as(log()).isTrue();
            Thread.sleep(200);
        }
    }

    /** A visitor looks at a product of sales-1; answers the event's id. */
    private UUID send(String type) {
        JsonNode cards = logIn("sales-1").get("/v1/cards?owner=me").expect(200).json();
        UUID card = UUID.fromString(cards.at("/items/0/id").asText());
        var event = Events.about(Events.event(type, card), "product", "smart-card");
        logIn("newcomer").post("/v1/events", Events.batch(event)).expect(200);
        return UUID.fromString(String.valueOf(event.get("id")));
    }

    private boolean shownOnTheTimeline(UUID event) {
        Api salesperson = logIn("sales-1");
        JsonNode newest =
                Eventually.until(
                        () -> salesperson.get("/v1/radar/timeline?limit=1").expect(200).json(),
                        page -> page.at("/items/0/id").asText().equals(event.toString()));
        return newest.at("/items/0/text").isTextual();
    }

    private String kindOfAPush(String managersToken) {
        new Api(URI.create("http://127.0.0.1:" + simulatorPort), "")
                .post(
                        "/_control/pushes",
                        fields("appId", "wxdemo0000000001", "openId", "newcomer", "kind", "text"))
                .expect(200);
        Api manager = anonymous.as(managersToken);
        return Eventually.until(
                        () -> manager.get("/v1/wechat-pushes").expect(200).json(),
                        page -> page.path("items").size() == 1)
                .at("/items/0/kind")
                .asText();
    }

    private Api logIn(String openid) {
        String code = "demo:" + openid;
        JsonNode session =
                anonymous
                        .post("/v1/auth/wechat", fields("appId", "wxdemo0000000001", "code", code))
                        .expect(200)
                        .json();
        return anonymous.as(session.path("accessToken").asText());
    }

    private String log() throws IOException {
        return Files.readString(home.resolve("run.log"));
    }
}
