package io.cardradar.app.web;

import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * A service whose database lets nobody in answers every request with 503, and goes on afterwards.
 */
class DatabaseAwayIT {
    private final Database database = TestStack.freshDatabase();
    private final String name = database.url().replaceAll(".*/([^?]*).*", "$1");

    @Test
    void asksToComeAgain() throws SQLException {
        try (TestService service =
                TestService.start(
                        database, Map.of("datasources.default.connection-timeout", 300))) {
            Api visitor = service.newCompany().visitor().api();

            away(true);
            for (Api.Reply reply :
                    new Api.Reply[] {
                        visitor.get("/v1/cards/" + UUID.randomUUID()),
                        visitor.post("/v1/events", batch(event("card.view", UUID.randomUUID())))
                    }) {
                reply.expectProblem(503, "database.unavailable");
                assertThat(reply.header("Retry-After")).isEqualTo("5");
            }

            away(false);
            Eventually.until(
                    () -> visitor.get("/v1/cards/" + UUID.randomUUID()).status(),
                    status -> status == 404);
        }
    }

    private void away(boolean away) throws SQLException {
        try (Connection connection = TestStack.postgres().superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS " + !away);
            statement.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                            + name
                            + "'");
        }
    }
}
