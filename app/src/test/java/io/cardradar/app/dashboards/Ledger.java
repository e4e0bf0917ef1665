package io.cardradar.app.dashboards;

import io.cardradar.analytics.events.CardEvent;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.Projection;
import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What happened in one company, written by hand into the tables and kept in memory, so that every
 * figure can be counted a second time.
 */
final class Ledger {
    private final TestService service;
    private final TestCompany company;
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<Fact> relationships = new ArrayList<>();
    private final List<Fact> followUps = new ArrayList<>();
    private final List<Fact> wins = new ArrayList<>();

    Ledger(TestService service, TestCompany company) {
        this.service = service;
        this.company = company;
        stage("fresh", 1, 20, "OPEN");
        stage("quoted", 2, 60, "OPEN");
        stage("signed", 3, 100, "WON");
        stage("gone", 4, 0, "LOST");
    }

    /** Something that a salesperson did with a customer. */
    record Fact(UUID customer, UUID employee, Instant at) {}

    List<StoredEvent> events() {
        return events;
    }

    List<Fact> relationships() {
        return relationships;
    }

    List<Fact> followUps() {
        return followUps;
    }

    List<Fact> wins() {
        return wins;
    }

    /** A visitor's event, not yet written. */
    StoredEvent event(UUID employee, VisitorId visitor, EventType type, Instant at, int dwellMs) {
        return new StoredEvent(
                company.tenant(),
                idAt(at),
                type,
                at,
                visitor,
                new EmployeeId(employee),
                new CardId(employee),
                null,
                dwellMs,
                null,
                null);
    }

    /** Writes events and folds them into the rollups, as one batch of the projector. */
    void happened(List<StoredEvent> batch) {
        events.addAll(batch);
        batch.forEach(this::insert);
        fold(batch);
    }

    /** Writes events without folding them: what a lost projection would leave. */
    void insert(StoredEvent event) {
        insert(event, false);
    }

    void insertInternal(StoredEvent event) {
        insert(event, true);
    }

    private void insert(StoredEvent event, boolean internal) {
        execute(
                """
                INSERT INTO interaction_event (tenant_id, id, type, occurred_at, received_at, visitor_id, employee_id,
                    card_id, dwell_ms, projected_ms, internal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                event.tenant().value(),
                event.id(),
                event.type().code(),
                event.occurredAt(),
                event.occurredAt(),
                event.visitor().value(),
                Objects.requireNonNull(event.employee()).value(),
                Objects.requireNonNull(event.card()).value(),
                event.dwellMs(),
                event.type().isStay() ? event.dwellMs() : null,
                internal);
    }

    /** As the projector does it, but for what radar and customers make of events. */
    void fold(List<StoredEvent> batch) {
        List<CardEvent> counted =
                batch.stream()
                        .map(e -> new CardEvent(e, Objects.requireNonNull(e.employee()), 1, 1))
                        .toList();
        inTransaction(() ->
                service.context().getBeansOfType(Projection.class).stream()
                        .filter(p -> p.getClass().getPackageName().contains(".analytics."))
                        .forEach(projection -> projection.apply(counted)));
    }

    /** A customer becomes a salesperson's. */
    void meet(UUID customer, UUID employee, String stage, Instant at) {
        relationships.add(new Fact(customer, employee, at));
        execute(
                """
                INSERT INTO customer (tenant_id, id, name, source, version, created_at, updated_at)
                VALUES (?, ?, ?, 'test', 1, ?, ?) ON CONFLICT DO NOTHING\
                """,
                company.tenant().value(),
                customer,
                "客户" + customer.toString().substring(32),
                at,
                at);
        execute(
                """
                INSERT INTO relationship (tenant_id, customer_id, employee_id, stage, stage_since, source, heat_at, created_at)
                VALUES (?, ?, ?, ?, ?, 'test', ?, ?)\
                """,
                company.tenant().value(),
                customer,
                employee,
                stage,
                at,
                at,
                at);
    }

    void followUp(UUID customer, UUID employee, Instant at) {
        followUps.add(new Fact(customer, employee, at));
        execute(
                """
                INSERT INTO follow_up (tenant_id, id, customer_id, employee_id, kind, text, created_at)
                VALUES (?, ?, ?, ?, 'CALL', '电话沟通', ?)\
                """,
                company.tenant().value(),
                idAt(at),
                customer,
                employee,
                at);
    }

    /** Moves a customer to another stage. */
    void move(Fact who, String from, String to) {
        if (to.equals("signed")) {
            wins.add(who);
        }
        execute(
                """
                INSERT INTO stage_change (tenant_id, id, customer_id, employee_id, from_stage, to_stage, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                company.tenant().value(),
                idAt(who.at()),
                who.customer(),
                who.employee(),
                from,
                to,
                who.employee(),
                who.at());
        execute(
                """
                UPDATE relationship SET stage = ?, stage_since = ?
                WHERE tenant_id = ? AND customer_id = ? AND employee_id = ?\
                """,
                to,
                who.at(),
                company.tenant().value(),
                who.customer(),
                who.employee());
    }

    private void stage(String key, int position, int probability, String outcome) {
        execute(
                """
                INSERT INTO stage (tenant_id, key, name, position, win_probability, outcome) VALUES (?, ?, ?, ?, ?, ?)\
                """,
                company.tenant().value(),
                key,
                key,
                position,
                probability,
                outcome);
    }

    /** A UUIDv7 of a time. */
    static UUID idAt(Instant at) {
        UUID random = UUID.randomUUID();
        return new UUID(
                NewId.floor(at).getMostSignificantBits()
                        | 0x7000L
                        | (random.getMostSignificantBits() & 0xFFFL),
                random.getLeastSignificantBits());
    }

    void execute(String sql, @Nullable Object... values) {
        inTransaction(() ->
                service.bean(JdbcOperations.class)
                        .prepareStatement(
                                sql,
                                statement -> {
                                    for (int i = 0; i < values.length; i++) {
                                        Object value = values[i];
                                        statement.setObject(
                                                i + 1,
                                                value instanceof Instant at
                                                        ? at.atOffset(ZoneOffset.UTC)
                                                        : value);
                                    }
                                    return statement.executeUpdate();
                                }));
    }

    private void inTransaction(Runnable work) {
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        Tenancy.runForAll(() ->
                transactions.executeWrite(status -> {
                    work.run();
                    return true;
                }));
    }
}
