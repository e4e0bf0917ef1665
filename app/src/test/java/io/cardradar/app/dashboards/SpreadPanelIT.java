package io.cardradar.app.dashboards;

import static io.cardradar.app.testing.Api.fields;
import static io.cardradar.app.testing.Events.batch;
import static io.cardradar.app.testing.Events.event;
import static io.cardradar.app.testing.Events.with;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;

import io.cardradar.app.testing.Chromium;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How cards spread, on the page of an employee. */
class SpreadPanelIT {
    private static final int PEOPLE = 24;

    private final TestCompany company = TestService.shared().newCompany();
    private final Person sales = company.salesperson();
    private final String manager = company.employeeWithPassword("王经理", Role.ADMIN);

    @ParameterizedTest
    @EnumSource(Screen.class)
    void drawsWhoBroughtWhom(Screen screen) {
        spread(company.publishedCard(sales));

        look(
                screen,
                page -> {
                    Locator people = page.find("[data-spread=people]");
                    people.waitFor();
                    assertThat(people.textContent()).isEqualTo(Integer.toString(PEOPLE));
                    page.find("[data-test=spread]").scrollIntoViewIfNeeded();
                    page.picture("spread");
                    assertThat(page.find("[data-test=spread] canvas").count()).isEqualTo(1);
                    assertThat(page.overflow()).isLessThanOrEqualTo(0);
                });
    }

    @Test
    void saysThatNobodyCameYet() {
        look(
                Screen.DESKTOP,
                page -> {
                    Locator panel = page.find("[data-test=spread]");
                    panel.getByText("这段时间没有经分享而来的访客").waitFor();
                    assertThat(panel.locator("canvas").count()).isZero();
                });
    }

    private void look(Screen screen, java.util.function.Consumer<ManagerPage> look) {
        Optional<Chromium> chromium = Chromium.start();
        Assumptions.assumeTrue(chromium.isPresent());
        try (Chromium browser = chromium.orElseThrow();
                ManagerPage page = ManagerPage.opened(browser, screen)) {
            page.logIn(manager, TestCompany.PASSWORD);
            page.find("[data-test=ranking]").waitFor();
            page.open("#/employees/" + sales.id());
            look.accept(page);
            assertThat(page.complaints()).isEmpty();
        }
    }

    /** Each brings some three others. */
    private void spread(UUID card) {
        List<String> tokens = new ArrayList<>(List.of(share(sales, card)));
        for (int i = 0; i < PEOPLE; i++) {
            Person visitor = company.visitor();
            visitor.api()
                    .post(
                            "/v1/events",
                            batch(
                                    with(
                                            event(
                                                    i % 4 == 0 ? "card.dial_mobile" : "card.view",
                                                    card),
                                            "share",
                                            tokens.get(i * 2 / 5))))
                    .expect(200);
            tokens.add(share(visitor, card));
        }
        Eventually.until(
                () -> sales.api().get("/v1/radar/share-tree").json().at("/totals/people").asInt(),
                people -> people == PEOPLE);
    }

    private static String share(Person who, UUID card) {
        return who.api()
                .post("/v1/cards/" + card + "/shares", fields("channel", "chat"))
                .expect(201)
                .json()
                .path("token")
                .asText();
    }
}
