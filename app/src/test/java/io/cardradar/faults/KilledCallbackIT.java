package io.cardradar.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.ServiceProcess;
import io.cardradar.embedded.ServiceSettings;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The service in its own process, killed with SIGKILL while WeChat pushes what users write, and
 * started again. WeChat repeats what was not acknowledged, and gives up after the third repetition.
 */
class KilledCallbackIT {
    private static final String APP = "wxdemo0000000001";
    private static final int BURSTS = 40;
    private static final int USERS = 25;

    /** Enough to be in the middle of it. */
    private static final int PUSHES_BEFORE_THE_KILL = 200;

    @TempDir static Path home;

    private final Api simulator = new Api(TestStack.simulator(), "");
    private final Database database = TestStack.freshDatabase();
    private final ServiceProcess service =
            new ServiceProcess(
                    home,
                    new ServiceSettings(
                            FreePort.any(),
                            database,
                            TestStack.elasticsearch(),
                            TestStack.simulator(),
                            home.resolve("service"),
                            true));

    @AfterEach
    void stop() {
        simulator.delete("/_control/callbacks?appId=" + APP);
        service.close();
    }

    @Test
    void keepsEveryAcknowledgedPushAndHandlesEachOnce() {
        service.start();
        enterTheAddress();
        CompletableFuture<Void> pushing = CompletableFuture.runAsync(this::push);
        Eventually.until(() -> count("true"), stored -> stored > PUSHES_BEFORE_THE_KILL);

        service.process().kill();
        assertThat(pushing).as("users go on writing").isNotDone();
        service.start();
        pushing.join();

        Set<String> acknowledged = awaitAcknowledged();
        assertThat(acknowledged).hasSizeGreaterThan(BURSTS * USERS / 2);
        Eventually.until(() -> count("state <> 'HANDLED'"), left -> left == 0);
        assertThat(usersWhoWrote()).containsAll(acknowledged);
        assertThat(count("true")).as("a row for each push").isEqualTo(usersWhoWrote().size());
    }

    /** As the demo's own launcher does; WeChat waits longer here, for the service has to start. */
    private void enterTheAddress() {
        simulator
                .post(
                        "/_control/callbacks",
                        Api.fields(
                                "appId",
                                APP,
                                "url",
                                service.uri().resolve("/wechat/callback/" + APP).toString(),
                                "token",
                                "demoCallbackToken",
                                "encodingAesKey",
                                "demoKeyOfNoWorthdemoKeyOfNoWorthdemoKeyOfNo",
                                "mode",
                                "safe",
                                "pauseMs",
                                8_000))
                .expect(200);
    }

    private void push() {
        for (int burst = 0; burst < BURSTS; burst++) {
            simulator
                    .post(
                            "/_control/pushes",
                            Api.fields(
                                    "appId",
                                    APP,
                                    "openId",
                                    "killed-" + burst + "-{n}",
                                    "kind",
                                    "text",
                                    "count",
                                    USERS))
                    .expect(200);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The users whose words WeChat has delivered, once it is done with all. */
    private Set<String> awaitAcknowledged() {
        JsonNode deliveries = deliveries();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (deliveries.findValuesAsText("state").contains("UNDER_WAY")) {
            assertThat(System.nanoTime()).as("WeChat does not come to an end").isLessThan(end);
            pause();
            deliveries = deliveries();
        }
        Set<String> acknowledged = new TreeSet<>();
        for (JsonNode delivery : deliveries) {
            if (delivery.path("state").asText().equals("DELIVERED")) {
                acknowledged.add(delivery.at("/fields/FromUserName").asText());
            }
        }
        return acknowledged;
    }

    private JsonNode deliveries() {
        return simulator
                .get("/_control/pushes?limit=5000&appId=" + APP)
                .expect(200)
                .json()
                .path("pushes");
    }

    private int count(String which) {
        return Integer.parseInt(
                query("SELECT CAST(count(*) AS text) FROM wechat_push WHERE " + which)
                        .iterator()
                        .next());
    }

    private Set<String> usersWhoWrote() {
        return query("SELECT openid FROM service_window WHERE openid LIKE 'killed-%'");
    }

    private Set<String> query(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '*'");
            Set<String> found = new TreeSet<>();
            ResultSet row = statement.executeQuery(sql);
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
