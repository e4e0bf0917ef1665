package io.cardradar.app.testing;

import io.cardradar.embedded.Database;
import io.cardradar.embedded.TestStack;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.transaction.TransactionOperations;

import java.net.URI;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;

/**
 * The service in this JVM. One instance, over one database, serves all tests; each test works in a
 * company of its own, so that none sees another's rows.
 */
public final class TestService implements AutoCloseable {
    /** Thirty-two bytes that protect nothing but test data. */
    private static final String MASTER_KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMDE=";

    /** What the operator of the service under test knows. */
    public static final String OPERATOR_KEY = "test-operator";

    private final EmbeddedServer server;

    private TestService(EmbeddedServer server) {
        this.server = server;
    }

    /** The instance that all tests of this JVM share. */
    public static TestService shared() {
        return Shared.SERVICE;
    }

    /** An instance of its own, for tests that need other settings or another node. */
    public static TestService start(Database database, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("micronaut.server.port", -1);
        all.put("datasources.default.url", database.url());
        all.put("datasources.default.username", database.user());
        all.put("datasources.default.password", database.password());
        all.put("cardradar.secrets.master-key", MASTER_KEY);
        all.put("cardradar.operator.key", OPERATOR_KEY);
        all.put("cardradar.wechat.api-host", TestStack.simulator().toString());
        all.put("cardradar.elasticsearch.uri", TestStack.elasticsearch().toString());
        all.put("cardradar.storage.folder", TestStack.files().toString());
        all.putAll(settings);
        return new TestService(ApplicationContext.run(EmbeddedServer.class, all));
    }

    /** A company of its own with an administrator, a manager and a salesperson. */
    public TestCompany newCompany() {
        return TestCompany.found(this);
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** Transactions of the service's own database. */
    public TransactionOperations<Connection> transactions() {
        @SuppressWarnings("unchecked")
        TransactionOperations<Connection> transactions =
                server.getApplicationContext().getBean(TransactionOperations.class);
        return transactions;
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    public URI uri() {
        return server.getURI();
    }

    /** A client without a token. */
    public Api api() {
        return new Api(uri(), "");
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Shared {
        static final TestService SERVICE = start(TestStack.freshDatabase(), Map.of());
    }
}
