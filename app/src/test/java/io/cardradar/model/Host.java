package io.cardradar.model;

import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.TenantId;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A service that can be stopped and started again over the same database. */
final class Host implements AutoCloseable {
    private final Database database = TestStack.freshDatabase();
    private TestService service = start();

    private TestService start() {
        return TestService.start(database, Map.of("test.model", true));
    }

    TestService service() {
        return service;
    }

    void restart() {
        service.close();
        service = start();
    }

    void breakProjections(int times) {
        service.bean(Breaking.class).breakNext(times);
    }

    /** What a company's outbox still has to do; what failed need not wait for its next attempt. */
    long waiting(TenantId tenant) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET cardradar.tenant = '" + tenant + "'");
            statement.execute(
                    "UPDATE outbox SET due_at = now() WHERE attempts > 0 AND due_at > now()");
            ResultSet row =
                    statement.executeQuery(
                            "SELECT count(*) FROM outbox WHERE topic <> 'customer.changed'");
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
