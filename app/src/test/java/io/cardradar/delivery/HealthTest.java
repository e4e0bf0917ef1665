package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.LocalPostgres;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/** What Kubernetes asks, and what a monitor asks. */
class HealthTest {
    private static final String NOWHERE = "http://127.0.0.1:9";

    @Test
    void tellsAnyoneThatItIsUpAndNothingMore() {
        Api anyone = TestService.shared().api();

        for (String path : new String[] {"/health", "/health/liveness", "/health/readiness"}) {
            Api.Reply reply = anyone.get(path).expect(200);

            assertThat(reply.json().path("status").asText()).isEqualTo("UP");
            assertThat(reply.json().size()).as(path).isEqualTo(1);
        }
    }

    @Test
    void isUpWithoutElasticsearch() {
        Map<String, Object> settings = Map.of("cardradar.elasticsearch.uri", NOWHERE);
        try (TestService service = TestService.start(TestStack.freshDatabase(), settings)) {
            service.api().get("/health").expect(200);
            service.api().get("/health/liveness").expect(200);
            service.api().get("/health/readiness").expect(200);
        }
    }

    @Test
    void livesWithoutPostgresButIsNotReady(@TempDir Path home) throws IOException {
        Map<String, Object> settings =
                Map.of(
                        "cardradar.elasticsearch.uri",
                        NOWHERE,
                        "datasources.default.connection-timeout",
                        1_000);
        try (LocalPostgres postgres = new LocalPostgres(home, freePort())) {
            postgres.start();
            try (TestService service = TestService.start(postgres.database(), settings)) {
                service.api().get("/health/readiness").expect(200);

                postgres.close();

                service.api().get("/health/liveness").expect(200);
                service.api().get("/health/readiness").expect(503);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
