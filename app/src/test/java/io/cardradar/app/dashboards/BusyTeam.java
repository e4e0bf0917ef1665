package io.cardradar.app.dashboards;

import static io.cardradar.app.testing.Events.about;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.DepartmentId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A company whose visitors did a fortnight of things, all of it sent through the public API as a
 * mini-program would; the same every time but for the clock.
 */
final class BusyTeam {
    private static final List<String> NAMES = List.of("李雷", "韩梅梅", "王晓东", "陈静", "欧阳若曦", "赵一鸣");
    private static final List<String> ACTS =
            List.of(
                    "card.view",
                    "card.view",
                    "card.view_link",
                    "card.like",
                    "card.save_contact",
                    "card.forward",
                    "site.view",
                    "im.start");
    private static final List<String> PRODUCTS = List.of("suite-2026", "cards-50", "consulting");
    private static final int VISITORS = 48;
    private static final int DAYS = 14;

    private final TestService service;
    private final TestCompany company;
    private final String phone;
    private final List<Person> salespeople = new ArrayList<>();
    private final List<UUID> cards = new ArrayList<>();
    private final Random random = new Random(20261121);
    private int cardViews;

    private BusyTeam(TestService service) {
        this.service = service;
        this.company = service.newCompany();
        this.phone = company.employeeWithPassword("王建国", Role.MANAGER);
    }

    static BusyTeam of(TestService service) {
        BusyTeam team = new BusyTeam(service);
        team.hire();
        for (int visitor = 0; visitor < VISITORS; visitor++) {
            team.visit(visitor);
        }
        team.settle();
        return team;
    }

    String phone() {
        return phone;
    }

    /** The manager's own view of the figures. */
    Api manager() {
        JsonNode session =
                service.api()
                        .post(
                                "/v1/auth/password",
                                Api.fields("phone", phone, "password", TestCompany.PASSWORD))
                        .expect(200)
                        .json();
        return service.api().as(session.path("accessToken").asText());
    }

    private void hire() {
        List<DepartmentId> departments =
                List.of(company.department("上海一部"), company.department("杭州部"));
        for (int i = 0; i < NAMES.size(); i++) {
            Person hired =
                    company.employee(
                            NAMES.get(i), Role.STAFF, departments.get(i % departments.size()));
            salespeople.add(hired);
            cards.add(company.publishedCard(hired));
        }
    }

    /** The first salespeople get the most visitors. */
    private void visit(int number) {
        UUID card = cards.get(Math.min(random.nextInt(NAMES.size()), random.nextInt(NAMES.size())));
        List<Map<String, Object>> events = new ArrayList<>();
        Instant now = Instant.now(Clock.systemUTC());
        Instant at =
                now.minus(
                        Duration.ofMinutes(
                                random.nextInt((int) Duration.ofDays(DAYS).toMinutes())));
        for (int act = 0; act <= number % 9 && at.isBefore(now); act++) {
            events.add(act(card, at));
            at = at.plusSeconds(20 + random.nextInt(4000));
        }
        JsonNode answer =
                company.visitor().api().post("/v1/events", batch(now, events)).expect(200).json();
        assertThat(answer.path("rejected")).isEmpty();
    }

    private Map<String, Object> act(UUID card, Instant at) {
        if (random.nextInt(3) == 0) {
            String product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
            return about(event("product.view", card, at), "product", product);
        }
        String type = ACTS.get(random.nextInt(ACTS.size()));
        Map<String, Object> event = event(type, card, at);
        if (!type.startsWith("card.view")) {
            return event;
        }
        cardViews++;
        return with(event, "dwellMs", 3_000 + random.nextInt(240_000));
    }

    /** Figures follow the events at their own time. */
    private void settle() {
        String path = "/v1/dashboards/events?metric=card.views&from=%s&to=%s";
        Instant now = Instant.now(Clock.systemUTC());
        String from = now.minus(Duration.ofDays(DAYS + 1)).toString().substring(0, 10);
        String to = now.plus(Duration.ofDays(1)).toString().substring(0, 10);
        Api manager = manager();
        Eventually.until(
                () ->
                        manager.get(path.formatted(from, to))
                                .expect(200)
                                .json()
                                .path("total")
                                .asInt(),
                total -> total == cardViews);
    }
}
