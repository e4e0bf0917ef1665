package io.cardradar.bench;

import io.cardradar.app.testing.Api;
import io.cardradar.bench.Town.Firm;

import java.util.List;
import java.util.UUID;

/** Founds the companies of a bench: over HTTP what needs a secret, by SQL what is many. */
final class Founding {
    static final String PASSWORD = "Bench-2026";

    /** Of a hundred salespeople. */
    private static final List<Integer> SHARES = List.of(40, 25, 15, 12, 8);

    private static final String PEOPLE =
            """
            WITH person AS (
                SELECT n, uuidv7() AS employee, uuidv7(make_interval(secs => n * 0.001)) AS card
                FROM generate_series(1, ?) AS n
            ), hired AS (
                INSERT INTO employee (tenant_id, id, name, role, state, created_at)
                SELECT ?, employee, '顾问 ' || n, 'STAFF', 'ACTIVE', now() FROM person
            ), placed AS (
                INSERT INTO department_member (tenant_id, department_id, employee_id)
                SELECT d.tenant_id, d.id, p.employee FROM person p JOIN department d ON d.tenant_id = ?
            )
            INSERT INTO card (tenant_id, id, employee_id, draft, published, version, created_at, updated_at, published_at)
            SELECT ?, card, employee, content, content, 1, now(), now(), now()
            FROM person CROSS JOIN LATERAL (SELECT jsonb_build_object('name', '顾问 ' || n) AS content) c
            """;

    private final BenchStack stack;
    private final int salespeople;

    Founding(BenchStack stack, int salespeople) {
        this.stack = stack;
        this.salespeople = salespeople;
    }

    void found() {
        for (int i = 0; i < SHARES.size(); i++) {
            found(i, Math.max(1, salespeople * SHARES.get(i) / 100));
        }
    }

    private void found(int number, int people) {
        Api api = new Api(stack.service(), "");
        Firm firm = new Firm(new UUID(0, 0), number, "", List.of(), List.of(), new Zipf(1));
        api.post(
                        "/v1/companies",
                        Api.fields(
                                "name",
                                Town.NAME + number,
                                "administrator",
                                Api.fields(
                                        "name", "总", "phone", firm.phone(), "password", PASSWORD)),
                        "X-Operator-Key",
                        BenchStack.OPERATOR_KEY)
                .expect(201);
        Api admin = administrator(stack, firm);
        admin.get("/v1/stages").expect(200);
        admin.post(
                        "/v1/wechat-apps",
                        Api.fields(
                                "appId",
                                firm.app(),
                                "name",
                                "小程序 " + number,
                                "secret",
                                firm.secret(),
                                "callbackToken",
                                "callbackToken"))
                .expect(204);
        employ(number, people);
    }

    private void employ(int number, int people) {
        UUID tenant =
                stack.sql()
                        .list(
                                UUID.class,
                                "SELECT id FROM tenant WHERE name = ?",
                                Town.NAME + number)
                        .getFirst();
        try (var connection = stack.sql().connect();
                var statement = connection.prepareStatement(PEOPLE)) {
            statement.setInt(1, people);
            statement.setObject(2, tenant);
            statement.setObject(3, tenant);
            statement.setObject(4, tenant);
            statement.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The company's administrator, logged in. */
    static Api administrator(BenchStack stack, Firm firm) {
        Api api = new Api(stack.service(), "");
        return api.as(
                api.post(
                                "/v1/auth/password",
                                Api.fields("phone", firm.phone(), "password", PASSWORD))
                        .expect(200)
                        .json()
                        .path("accessToken")
                        .asText());
    }

    /** The simulator forgets its apps when it ends. */
    static void tellSimulator(BenchStack stack, Town town) {
        Api control = new Api(stack.simulator(), "");
        for (Firm firm : town.firms()) {
            control.post("/_control/apps", Api.fields("appId", firm.app(), "secret", firm.secret()))
                    .expect(200);
        }
    }
}
