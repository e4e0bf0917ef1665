package io.cardradar.app.testing;

import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.Company;
import io.cardradar.app.identity.Departments;
import io.cardradar.app.identity.Employee;
import io.cardradar.app.identity.Employees;
import io.cardradar.app.identity.Logins;
import io.cardradar.app.identity.NewEmployee;
import io.cardradar.app.identity.NewWeChatApp;
import io.cardradar.app.identity.OpenIds;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.DepartmentId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatApp;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A company made for one test: a root department, an administrator, a manager, a salesperson, and a
 * WeChat app that the simulator knows.
 */
public final class TestCompany {
    public static final String PASSWORD = "Test-2026";

    private final TestService service;
    private final TenantId tenant;
    private final String appId;
    private final DepartmentId root;

    private TestCompany(TestService service, TenantId tenant, String appId, DepartmentId root) {
        this.service = service;
        this.tenant = tenant;
        this.appId = appId;
        this.root = root;
    }

    static TestCompany found(TestService service) {
        Company company = service.bean(Companies.class).found("测试公司", "Asia/Shanghai");
        String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        WeChatApp app = new WeChatApp(appId, "secret-of-" + appId, "callbackToken", null);
        TestWeChat.addApp(app);
        service.bean(WeChatApps.class).add(company.id(), NewWeChatApp.of("测试小程序", app));
        DepartmentId root =
                Tenancy.of(
                                company.id(),
                                () -> service.bean(Departments.class).add(company.id(), "总部", null))
                        .id();
        return new TestCompany(service, company.id(), appId, root);
    }

    public TenantId tenant() {
        return tenant;
    }

    public String appId() {
        return appId;
    }

    public DepartmentId root() {
        return root;
    }

    /** Adds a department below the root. */
    public DepartmentId department(String name) {
        return Tenancy.of(tenant, () -> service.bean(Departments.class).add(tenant, name, root))
                .id();
    }

    /** Adds an employee who logs in with the mini-program, and logs in. */
    public Person employee(String name, Role role, DepartmentId... departments) {
        List<DepartmentId> in = departments.length == 0 ? List.of(root) : List.of(departments);
        NewEmployee invited = new NewEmployee(name, "顾问", newPhone(), role, in);
        Employee employee =
                Tenancy.of(tenant, () -> service.bean(Employees.class).invite(tenant, invited));
        String openid = "o-" + employee.id();
        Tenancy.run(
                tenant,
                () -> service.bean(OpenIds.class).bind(tenant, appId, openid, employee.id()));
        return logIn(name, openid);
    }

    /** Adds an employee with phone and password; answers the phone. */
    public String employeeWithPassword(String name, Role role) {
        String phone = newPhone();
        NewEmployee invited = new NewEmployee(name, null, phone, role, List.of(root));
        Employee employee =
                Tenancy.of(tenant, () -> service.bean(Employees.class).invite(tenant, invited));
        Caller self = new Caller(tenant, role, employee.id().value(), null);
        Tenancy.run(tenant, () -> service.bean(Logins.class).setPassword(self, PASSWORD));
        return phone;
    }

    /** Makes and publishes a card for somebody; answers its id. */
    public UUID publishedCard(Person owner) {
        UUID card =
                UUID.fromString(
                        owner.api()
                                .post(
                                        "/v1/cards",
                                        Api.fields("name", owner.name(), "company", "测试公司"))
                                .expect(201)
                                .json()
                                .path("id")
                                .asText());
        owner.api().post("/v1/cards/" + card + "/publish", Api.fields()).expect(200);
        return card;
    }

    /** Changes the database itself; the statement takes the company's id as its one parameter. */
    public void execute(String sql) {
        JdbcOperations jdbc = service.bean(JdbcOperations.class);
        Tenancy.run(
                tenant,
                () ->
                        service.transactions()
                                .executeWrite(status ->
                                        jdbc.prepareStatement(
                                                sql,
                                                statement -> {
                                                    statement.setObject(1, tenant.value());
                                                    return statement.execute();
                                                })));
    }

    /** Asks the database itself; the statement takes the company's id as its one parameter. */
    public long count(String sql) {
        JdbcOperations jdbc = service.bean(JdbcOperations.class);
        TransactionOperations<Connection> transactions = service.transactions();
        Long count =
                Tenancy.of(
                        tenant,
                        () ->
                                transactions.executeRead(status ->
                                        jdbc.prepareStatement(
                                                sql,
                                                statement -> {
                                                    statement.setObject(1, tenant.value());
                                                    var row = statement.executeQuery();
                                                    row.next();
                                                    return row.getLong(1);
                                                })));
        return count == null ? 0 : count;
    }

    public Person salesperson() {
        return employee("李雷", Role.STAFF);
    }

    public Person manager() {
        return employee("王经理", Role.MANAGER);
    }

    public Person admin() {
        return employee("张总", Role.ADMIN);
    }

    /** A WeChat user whom nobody knows, logged in. */
    public Person visitor() {
        return logIn("访客", "o-visitor-" + UUID.randomUUID());
    }

    /** Logs an openid in. */
    public Person logIn(String name, String openid) {
        String code = TestWeChat.codeFor(appId, openid);
        var session =
                service.api()
                        .post("/v1/auth/wechat", Api.fields("appId", appId, "code", code))
                        .expect(200)
                        .json();
        UUID id = UUID.fromString(session.path("principal").path("id").asText());
        return new Person(id, name, openid, service.api().as(session.path("accessToken").asText()));
    }

    private static String newPhone() {
        return "139" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
    }

    /** Somebody who is logged in. */
    public record Person(UUID id, String name, String openid, Api api) {}
}
