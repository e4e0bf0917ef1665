package io.cardradar.app.search;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;
import io.cardradar.embedded.LocalElasticsearch;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A service with an Elasticsearch of its own, which this test kills. */
class SearchOutageIT {
    @TempDir Path home;

    /** One walk through an outage, since each start of a server costs ten seconds. */
    @Test
    void goesOnWithoutElasticsearchAndCatchesUpByItself() {
        try (LocalElasticsearch elasticsearch = TestStack.anotherElasticsearch(home);
                TestService service = service(elasticsearch)) {
            Sales sales = Sales.of(service);
            sales.customer("张伟");
            sales.searchIsAway();

            elasticsearch.start();
            sales.finds(1);

            elasticsearch.process().kill();
            sales.searchIsAway();
            UUID id = sales.customer("曾敏");
            sales.moveTo(id, "quoted");
            sales.searchIsAway();

            elasticsearch.start();
            sales.finds(2);
            assertThat(sales.search("?stage=quoted").path("total").asInt()).isOne();

            deleteAllIndexes(elasticsearch);
            sales.searchIsAway();
            service.bean(SearchIndex.class).ensure();
            sales.finds(2);
            sales.customer("李娜");
            sales.finds(3);
        }
    }

    private static TestService service(LocalElasticsearch elasticsearch) {
        return TestService.start(
                TestStack.freshDatabase(),
                Map.of("cardradar.elasticsearch.uri", elasticsearch.uri().toString()));
    }

    private static void deleteAllIndexes(LocalElasticsearch elasticsearch) {
        Api direct = new Api(elasticsearch.uri(), "");
        JsonNode indexes = direct.get("/_alias/cardradar-customers").expect(200).json();
        indexes.fieldNames().forEachRemaining(name -> direct.delete("/" + name).expect(200));
    }

    /** A salesperson whose customers the test makes and seeks. */
    private record Sales(TestCompany company, Person person, UUID card) {
        static Sales of(TestService service) {
            TestCompany company = service.newCompany();
            Person person = company.salesperson();
            return new Sales(company, person, company.publishedCard(person));
        }

        UUID customer(String name) {
            UUID id = Visits.customer(company.visitor(), person, card);
            person.api()
                    .patch("/v1/customers/" + id, fields("name", name), "If-Match", "*")
                    .expect(200);
            return id;
        }

        void moveTo(UUID customer, String stage) {
            person.api()
                    .put("/v1/customers/" + customer + "/stage", fields("stage", stage))
                    .expect(200);
        }

        void searchIsAway() {
            person.api().get("/v1/customers").expectProblem(503, "search.unavailable");
        }

        JsonNode search(String query) {
            return person.api().get("/v1/customers" + query).expect(200).json();
        }

        void finds(int customers) {
            Eventually.until(
                    () -> person.api().get("/v1/customers"),
                    reply ->
                            reply.status() == 200
                                    && reply.json().path("total").asInt() == customers);
        }
    }
}
