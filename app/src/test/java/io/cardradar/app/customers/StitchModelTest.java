package io.cardradar.app.customers;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.scoring.Heat;
import io.cardradar.app.customers.ModelCustomer.Share;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Any sequence of visits, work, stitches and undoings gives what a simple model says. */
class StitchModelTest {
    private static final int VISITORS = 5;
    private static final int STEPS = 100;
    private static final List<String> STAGES = List.of("lead", "contacted", "quoted", "won");

    private final TestCompany company = TestService.shared().newCompany();
    private final People people = new People(TestService.shared(), company);
    private final Person manager = company.manager();
    private final List<Person> sales = List.of(company.salesperson(), company.salesperson());
    private final Map<Person, UUID> cards = new LinkedHashMap<>();

    /** Bases in the order of their age. */
    private final List<ModelCustomer> bases = new ArrayList<>();

    private final Map<UUID, Set<ModelCustomer>> stitches = new LinkedHashMap<>();
    private final Clock clock = Clock.systemUTC();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 77})
    void agreesWithTheModel(long seed) {
        Random random = new Random(seed);
        sales.forEach(owner -> cards.put(owner, company.publishedCard(owner)));
        for (int i = 0; i < VISITORS; i++) {
            ModelCustomer base = new ModelCustomer(company.visitor());
            visit(base, sales.get(i % 2));
            people.settle();
            base.id = people.customer(base.visitor);
            bases.add(base);
        }
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        people.settle();
        bases.forEach(this::check);
        List.copyOf(stitches.keySet()).forEach(this::undo);
        bases.forEach(this::check);
        assertThat(company.count("SELECT count(*) FROM customer_part WHERE tenant_id = ?"))
                .isZero();
    }

    private void step(Random random) {
        ModelCustomer base = bases.get(random.nextInt(VISITORS));
        Person owner = sales.get(random.nextInt(2));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> visit(base, owner);
            case 3 -> work(base, owner, "记录 " + random.nextInt());
            case 4 -> move(base, owner, STAGES.get(random.nextInt(STAGES.size())));
            case 5 -> tag(base, owner, "标签" + random.nextInt(4));
            case 6 -> stitch(base, bases.get(random.nextInt(VISITORS)));
            default ->
                    stitches.keySet().stream()
                            .skip(random.nextInt(stitches.size() + 1))
                            .findFirst()
                            .ifPresent(this::undo);
        }
    }

    private void visit(ModelCustomer base, Person owner) {
        Map<String, Object> event =
                Events.event(
                        "card.view", Objects.requireNonNull(cards.get(owner)), clock.instant());
        base.visitor.api().post("/v1/events", Events.batch(event)).expect(200);
        List<Instant> visits = base.of(owner).visits;
        visits.add(Instant.parse((String) event.get("occurredAt")));
    }

    private void work(ModelCustomer base, Person owner, String text) {
        people.settle();
        if (known(base, owner)) {
            owner.api()
                    .post("/v1/customers/" + base.id + "/follow-ups", fields("text", text))
                    .expect(201);
            oldest(base).of(owner).texts.add(text);
        }
    }

    private void move(ModelCustomer base, Person owner, String stage) {
        people.settle();
        if (known(base, owner) && !stage.equals(stage(group(base), owner))) {
            owner.api()
                    .put("/v1/customers/" + base.id + "/stage", fields("stage", stage))
                    .expect(200);
            Share share = oldest(base).of(owner);
            share.stage = stage;
            share.movedAt = clock.instant();
        }
    }

    private void tag(ModelCustomer base, Person owner, String tag) {
        people.settle();
        if (known(base, owner)) {
            Set<String> all = tags(group(base), owner);
            if (all.add(tag)) {
                owner.api()
                        .put("/v1/customers/" + base.id + "/tags", fields("tags", all))
                        .expect(200);
                oldest(base).of(owner).tags.add(tag);
            }
        }
    }

    private void stitch(ModelCustomer one, ModelCustomer other) {
        if (!group(one).contains(other)) {
            JsonNode stitch =
                    manager.api()
                            .post(
                                    "/v1/customers/" + one.id + "/stitches",
                                    fields("customerId", other.id))
                            .expect(201)
                            .json();
            stitches.put(UUID.fromString(stitch.path("id").asText()), Set.of(one, other));
        }
    }

    private void undo(UUID stitch) {
        ModelCustomer one = Objects.requireNonNull(stitches.get(stitch)).iterator().next();
        manager.api()
                .post("/v1/customers/" + one.id + "/stitches/" + stitch + "/undo", "")
                .expect(200);
        stitches.remove(stitch);
    }

    private void check(ModelCustomer base) {
        Set<ModelCustomer> group = group(base);
        ModelCustomer oldest = oldest(base);
        String path = "/v1/customers/" + base.id;
        JsonNode customer = manager.api().get(path).expect(200).json();
        assertThat(customer.path("id").asText()).isEqualTo(oldest.id.toString());
        assertThat(customer.path("relationships"))
                .hasSize((int) sales.stream().filter(owner -> known(base, owner)).count());
        for (Person owner : sales) {
            if (known(base, owner)) {
                check(path, group, owner);
            } else {
                owner.api().get(path).expectProblem(404, "customer.not_found");
            }
        }
    }

    private void check(String path, Set<ModelCustomer> group, Person owner) {
        JsonNode seen = owner.api().get(path).expect(200).json();
        assertThat(seen.path("stage").asText()).isEqualTo(stage(group, owner));
        Set<String> tags = new TreeSet<>();
        seen.path("tags").forEach(tag -> tags.add(tag.asText()));
        assertThat(tags).isEqualTo(tags(group, owner));
        assertThat(
                        owner.api()
                                .get(path + "/follow-ups?limit=100")
                                .expect(200)
                                .json()
                                .findValuesAsText("text"))
                .containsExactlyInAnyOrderElementsOf(
                        group.stream().flatMap(b -> b.of(owner).texts.stream()).toList());
        double heat = owner.api().get(path + "/score").expect(200).json().path("heat").asDouble();
        assertThat(heat).isCloseTo(heat(group, owner), Offset.offset(0.011));
    }

    private double heat(Set<ModelCustomer> group, Person owner) {
        double heat = 0;
        for (ModelCustomer base : group) {
            long nth = 0;
            for (Instant at : base.of(owner).visits) {
                nth++;
                heat += new Heat(Heat.of(EventType.CARD_VIEW, nth), at).valueAt(clock.instant());
            }
        }
        return heat;
    }

    private static String stage(Set<ModelCustomer> group, Person owner) {
        Share latest = new Share();
        for (ModelCustomer base : group) {
            Share share = base.of(owner);
            latest = share.movedAt.isAfter(latest.movedAt) ? share : latest;
        }
        return latest.stage;
    }

    private static Set<String> tags(Set<ModelCustomer> group, Person owner) {
        Set<String> tags = new TreeSet<>();
        group.forEach(base -> tags.addAll(base.of(owner).tags));
        return tags;
    }

    /** Whether there is a relationship: by a visit, or by work on the person while it was one. */
    private boolean known(ModelCustomer base, Person owner) {
        return group(base).stream().anyMatch(member -> !member.of(owner).isEmpty());
    }

    private ModelCustomer oldest(ModelCustomer base) {
        Set<ModelCustomer> group = group(base);
        return bases.stream().filter(group::contains).findFirst().orElseThrow();
    }

    private Set<ModelCustomer> group(ModelCustomer base) {
        Set<ModelCustomer> group = new HashSet<>(Set.of(base));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Set<ModelCustomer> tied : stitches.values()) {
                if (tied.stream().anyMatch(group::contains)) {
                    grown |= group.addAll(tied);
                }
            }
        }
        return group;
    }
}
