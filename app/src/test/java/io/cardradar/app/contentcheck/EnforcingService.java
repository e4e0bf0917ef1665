package io.cardradar.app.contentcheck;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.Tenancy;
import io.cardradar.wechat.callback.Push;
import io.cardradar.wechat.callback.PushFields;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A service that checks content and runs no job by itself, and WeChat as the tests want it. */
final class EnforcingService implements AutoCloseable {
    private final TestService service;
    private final Api simulator = new Api(TestStack.simulator(), "");

    EnforcingService(String mode) {
        this.service =
                TestService.start(
                        TestStack.freshDatabase(),
                        Map.of(
                                "cardradar.content-check.mode",
                                mode,
                                "cardradar.scheduling.enabled",
                                false));
    }

    TestService service() {
        return service;
    }

    /** A company of its own for each test. */
    TestCompany newCompany() {
        return service.newCompany();
    }

    /** Asks WeChat about everything that waits, however long it should wait. */
    void askWeChat(TestCompany of) {
        makeDue(of);
        service.bean(CheckContentJob.class).run();
    }

    private void makeDue(TestCompany of) {
        execute(of, "UPDATE content_check SET due_at = now() WHERE due_at IS NOT NULL");
    }

    /** Lets a day go by for what waits. */
    void aDayLater(TestCompany of) {
        execute(of, "UPDATE content_check SET created_at = created_at - interval '25 hours'");
    }

    private void execute(TestCompany of, String sql) {
        Tenancy.run(
                of.tenant(),
                () ->
                        service.transactions()
                                .executeWrite(status ->
                                        service.bean(JdbcOperations.class)
                                                .prepareStatement(
                                                        sql,
                                                        statement -> statement.executeUpdate())));
    }

    /** The trace id under which WeChat judges a check. */
    String traceOf(String check) {
        return Tenancy.ofAll(() ->
                java.util.Objects.requireNonNull(
                        service.transactions()
                                .executeRead(status ->
                                        service.bean(JdbcOperations.class)
                                                .prepareStatement(
                                                        """
                                                        SELECT trace_id FROM content_trace WHERE check_id = ?
                                                        ORDER BY created_at DESC LIMIT 1\
                                                        """,
                                                        statement -> {
                                                            statement.setObject(
                                                                    1, UUID.fromString(check));
                                                            var row = statement.executeQuery();
                                                            row.next();
                                                            return row.getString(1);
                                                        }))));
    }

    /** WeChat pushes a verdict. */
    void pushVerdict(TestCompany to, String trace, String suggest, Object label) {
        push(to, Map.of("trace_id", trace, "errcode", 0, "result", result(suggest, label)));
    }

    /** WeChat pushes that it could not download the file. */
    void pushFailure(TestCompany to, String trace) {
        push(to, Map.of("trace_id", trace, "errcode", -1008));
    }

    private static Map<String, Object> result(String suggest, Object label) {
        return Map.of("suggest", suggest, "label", label);
    }

    private void push(TestCompany to, Map<String, Object> members) {
        Push push =
                new Push(
                        to.appId(),
                        null,
                        "wxa_media_check",
                        service.bean(Clock.class).instant(),
                        UUID.randomUUID().toString(),
                        PushFields.of(new HashMap<>(members)));
        // As the inbox does it: for all companies, in one transaction.
        Tenancy.runForAll(() ->
                service.transactions()
                        .executeWrite(status -> {
                            service.bean(MediaVerdictHandler.class).handle(to.tenant(), push);
                            return true;
                        }));
    }

    /** The next calls of an endpoint of WeChat's go wrong. */
    void breaks(String path, int times, Object... fault) {
        Map<String, Object> members = fields(fault);
        members.put("path", path);
        members.put("count", times);
        simulator.post("/_control/faults", members).expect(200);
    }

    void repair() {
        simulator.delete("/_control/faults").expect(200);
    }

    /** Tells WeChat how to judge a company's media. */
    void script(TestCompany of, String what, Object... members) {
        Map<String, Object> script = fields(members);
        script.put("appId", of.appId());
        simulator.post("/_control/checks/" + what, script).expect(200);
    }

    /** The newest check of a state, as a manager sees it. */
    static JsonNode newest(Api manager, String state) {
        return manager.get("/v1/content-checks?state=" + state)
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    @Override
    public void close() {
        service.close();
    }
}
