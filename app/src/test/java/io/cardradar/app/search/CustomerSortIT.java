package io.cardradar.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Visits;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class CustomerSortIT {
    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final UUID card = company.publishedCard(sales);

    @BeforeEach
    void knowFour() {
        customer("张伟", "card.dial_mobile", "im.start");
        customer("Álvarez");
        customer("曾敏", "card.like");
        Visits.customer(company.visitor(), sales, card);
        // Acts, names and the last customer reach the index at their own times.
        Eventually.until(() -> search("?minScore=10"), found -> found.path("total").asInt() == 2);
        Eventually.until(
                () -> names(search("?sort=name")),
                names -> names.size() == 4 && names.contains("张伟") && names.contains("曾敏"));
    }

    @Test
    void sortsNamesAsTheySoundAndTheUnnamedLast() {
        List<String> names = names(search("?sort=name"));
        assertThat(names).startsWith("Álvarez", "曾敏", "张伟").hasSize(4);
        assertThat(names.getLast()).startsWith("微信用户");
    }

    @Test
    void sortsByInterestAndByActivity() {
        assertThat(names(search("?sort=-score"))).startsWith("张伟", "曾敏");
        List<String> byActivity = names(search(""));
        assertThat(byActivity.getFirst()).startsWith("微信用户");
        assertThat(byActivity).endsWith("张伟");
        assertThat(names(search("?sort=-createdAt")).getLast()).isEqualTo("张伟");
    }

    @Test
    void drawsTheLineOfInterestWhereTheScoreIsShown() {
        JsonNode top = search("?sort=-score").path("items").get(0);
        int score = top.path("score").asInt();
        assertThat(names(search("?minScore=" + score))).containsExactly("张伟");
        assertThat(names(search("?minScore=" + (score + 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-lastActiveAt", "-score", "name", "-createdAt"})
    void pagesWithoutGapOrRepetition(String sort) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = search("?limit=1&sort=" + sort + cursor);
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void refusesTheCursorOfAnotherSort() {
        String cursor = search("?limit=1&sort=name").path("next").asText();
        sales.api()
                .get("/v1/customers?sort=-score&cursor=" + cursor)
                .expectProblem(400, "page.bad_cursor");
    }

    private void customer(String name, String... acts) {
        Person visitor = company.visitor();
        UUID id = Visits.customer(visitor, sales, card);
        sales.api()
                .patch("/v1/customers/" + id, Api.fields("name", name), "If-Match", "*")
                .expect(200);
        Visits.act(visitor, card, acts);
    }

    private static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.path("items").forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    private JsonNode search(String query) {
        return sales.api().get("/v1/customers" + query).expect(200).json();
    }
}
