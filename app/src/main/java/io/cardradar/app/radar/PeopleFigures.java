package io.cardradar.app.radar;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.visitors.visits.Attention;
import io.cardradar.analytics.visitors.visits.PageClass;
import io.cardradar.analytics.visitors.visits.Visit;
import io.cardradar.app.radar.PeopleTable.Person;
import io.cardradar.app.realtime.Announcements.Address;
import io.cardradar.kernel.Sql;
import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the people of one page did on a salesperson's card, each with all visitors who are the
 * person. Of all time say the visits; of a window the events of these few people.
 */
@Singleton
class PeopleFigures {
    /** The most unread items that are looked at, the newest. */
    static final int UNREAD = 10_000;

    /** The visitors of a page: the number of the person in the page, and the visitor. */
    private static final String MEMBER =
            """
            WITH person AS (
                SELECT * FROM unnest(?, ?, ?) AS p (no, visitor_id, customer_id)
            ), member AS (
                SELECT no, visitor_id FROM person
                UNION
                SELECT p.no, l.visitor_id FROM person p
                JOIN customer_visitor l ON l.tenant_id = ? AND l.customer_id = p.customer_id
            )\
            """;

    private static final String OF_ALL_TIME =
            """
            SELECT m.no, sum(v.acts), sum(v.dwell_ms), sum(v.contacts), sum(v.person_ms), sum(v.product_ms),
                sum(v.company_ms)
            FROM member m JOIN visit v ON v.tenant_id = ? AND v.visitor_id = m.visitor_id AND v.employee_id = ?
            GROUP BY m.no\
            """;

    private static final String OF_WINDOW =
            """
            SELECT m.no, count(*) FILTER (WHERE type = ANY (?)), sum(COALESCE(dwell_ms, 0)),
                count(*) FILTER (WHERE type = ANY (?)), %s, %s, %s
            FROM member m JOIN interaction_event e ON e.tenant_id = ? AND e.visitor_id = m.visitor_id
                AND e.employee_id = ? AND e.occurred_at >= ? AND NOT e.internal
            GROUP BY m.no\
            """
                    .formatted(
                            PageClass.PERSON.attentionSql(),
                            PageClass.PRODUCT.attentionSql(),
                            PageClass.COMPANY.attentionSql());

    private static final String DAYS =
            """
            SELECT m.no, count(DISTINCT CAST(e.occurred_at AT TIME ZONE ? AS date)) FROM member m
            JOIN interaction_event e ON e.tenant_id = ? AND e.visitor_id = m.visitor_id AND e.employee_id = ?
                AND e.occurred_at >= ? AND e.type = ANY (?) AND NOT e.internal
            GROUP BY m.no\
            """;

    private static final String UNREAD_ITEMS =
            """
            SELECT m.no, count(*) FROM (
                SELECT visitor_id FROM radar_item WHERE tenant_id = ? AND employee_id = ? AND seq > ?
                ORDER BY seq DESC LIMIT ?) i
            JOIN member m ON m.visitor_id = i.visitor_id
            GROUP BY m.no\
            """;

    private final JdbcOperations jdbc;

    PeopleFigures(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The figures of these people, in their order. */
    Map<Integer, Figures> since(Address inbox, Instant start, List<Person> people) {
        UUID tenant = inbox.tenant().value();
        UUID employee = inbox.employee().value();
        Sql sql = members(inbox, people);
        if (start.equals(Instant.EPOCH)) {
            sql.and(OF_ALL_TIME, tenant, employee);
        } else {
            sql.and(OF_WINDOW, RadarFilter.NONE.codes(), contactCodes(), tenant, employee, start);
        }
        return sql
                .list(
                        jdbc,
                        row ->
                                Map.entry(
                                        row.getInt(1),
                                        new Figures(
                                                row.getLong(2),
                                                row.getLong(3),
                                                row.getLong(4),
                                                new Attention(
                                                        row.getLong(5),
                                                        row.getLong(6),
                                                        row.getLong(7)))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** On how many days since then each of these people did something. */
    Map<Integer, Long> activeDays(Address inbox, Instant start, ZoneId zone, List<Person> people) {
        return numbers(
                members(inbox, people)
                        .and(
                                DAYS,
                                zone.getId(),
                                inbox.tenant().value(),
                                inbox.employee().value(),
                                start,
                                RadarFilter.NONE.codes()));
    }

    /** How many items of each of these people are unread, of the newest {@link #UNREAD}. */
    Map<Integer, Long> unread(Address inbox, long readSeq, List<Person> people) {
        return numbers(
                members(inbox, people)
                        .and(
                                UNREAD_ITEMS,
                                inbox.tenant().value(),
                                inbox.employee().value(),
                                readSeq,
                                UNREAD));
    }

    private Map<Integer, Long> numbers(Sql sql) {
        Map<Integer, Long> numbers = new HashMap<>();
        sql.list(jdbc, row -> Map.entry(row.getInt(1), row.getLong(2)))
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        return numbers;
    }

    private static Sql members(Address inbox, List<Person> people) {
        Integer[] numbers = new Integer[people.size()];
        Arrays.setAll(numbers, i -> i);
        return Sql.of(
                MEMBER,
                numbers,
                people.stream().map(p -> p.visitor().value()).toArray(UUID[]::new),
                people.stream().map(PeopleFigures::customer).toArray(UUID[]::new),
                inbox.tenant().value());
    }

    private static @Nullable UUID customer(Person person) {
        return person.customer() == null ? null : person.customer().value();
    }

    private static Short[] contactCodes() {
        return Arrays.stream(EventType.values())
                .filter(Visit::isContact)
                .map(type -> (short) type.code())
                .toArray(Short[]::new);
    }

    /**
     * @param events what radars show
     * @param contacts acts by which the person wanted contact
     */
    record Figures(long events, long dwellMs, long contacts, Attention attention) {
        static final Figures NONE = new Figures(0, 0, 0, new Attention(0, 0, 0));
    }
}
