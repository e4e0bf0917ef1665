package io.cardradar.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Events;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.LocalElasticsearch;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Elasticsearch is killed while visitors come and go, and comes back. */
class ElasticsearchDownIT {
    private static final int VISITORS = 12;

    @TempDir static Path home;

    private final LocalElasticsearch elasticsearch = started();
    private final TestService service =
            TestService.start(
                    TestStack.freshDatabase(),
                    Map.of("cardradar.elasticsearch.uri", elasticsearch.uri().toString()));
    private final TestCompany company = service.newCompany();
    private final Person salesperson = company.salesperson();
    private final Person manager = company.admin();
    private final UUID card = company.publishedCard(salesperson);
    private final Set<UUID> visitors = new HashSet<>();

    private static LocalElasticsearch started() {
        LocalElasticsearch elasticsearch =
                new LocalElasticsearch(
                        home, new LocalElasticsearch.Ports(FreePort.any(), FreePort.any()), "256m");
        elasticsearch.start();
        return elasticsearch;
    }

    @AfterEach
    void stop() {
        service.close();
        elasticsearch.close();
    }

    @Test
    void losesNoCustomerAndStopsNothingElse() throws InterruptedException {
        visit();
        awaitFound();

        elasticsearch.process().kill();

        visit();
        manager.api().get("/v1/customers").expectProblem(503, "search.unavailable");
        awaitOnTheDashboard();

        elasticsearch.start();
        visit();
        awaitFound();
    }

    /** New visitors look at the card; each is accepted, whatever Elasticsearch does. */
    private void visit() {
        for (int i = 0; i < VISITORS; i++) {
            Person visitor = company.visitor();
            JsonNode receipt =
                    visitor.api()
                            .post("/v1/events", Events.batch(Events.event("card.view", card)))
                            .expect(200)
                            .json();
            assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
            visitors.add(visitor.id());
        }
    }

    private void awaitOnTheDashboard() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (shownCustomers() < visitors.size()) {
            assertThat(System.nanoTime()).as("customers on the dashboard").isLessThan(end);
            Thread.sleep(100);
        }
        assertThat(shownCustomers()).isEqualTo(visitors.size());
    }

    private long shownCustomers() {
        JsonNode overview = manager.api().get("/v1/dashboards/overview").expect(200).json();
        for (JsonNode metric : overview.path("metrics")) {
            if (metric.path("key").asText().equals("customers.total")) {
                return metric.path("value").asLong();
            }
        }
        throw new AssertionError("The overview has no customers.total");
    }

    /** Until a search finds as many customers as there were visitors, each once. */
    private void awaitFound() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        Set<String> found = found();
        while (found.size() < visitors.size()) {
            assertThat(System.nanoTime()).as("found: " + found.size()).isLessThan(end);
            Thread.sleep(200);
            found = found();
        }
        assertThat(found).hasSize(visitors.size());
    }

    private Set<String> found() {
        Api.Reply reply = manager.api().get("/v1/customers?limit=100");
        Set<String> found = new HashSet<>();
        if (reply.status() == 200) {
            reply.json().path("items").forEach(item -> found.add(item.path("id").asText()));
            assertThat(found).hasSize(reply.json().path("items").size());
        }
        return found;
    }
}
