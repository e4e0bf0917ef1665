package io.cardradar.app.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;

import io.cardradar.app.testing.Chromium;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Objects;
import java.util.Optional;

final class DashboardPageIT {
    private static Optional<Chromium> chromium = Optional.empty();
    private static @Nullable BusyTeam team;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        chromium.ifPresent(running -> team = BusyTeam.of(TestService.shared()));
    }

    @AfterAll
    static void stop() {
        chromium.ifPresent(Chromium::close);
    }

    @BeforeEach
    void needsABrowser() {
        assumeTrue(chromium.isPresent(), "There is no Chromium here");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void showsTheFiguresThatTheApiAnswers(Screen screen) {
        try (ManagerPage page = loggedIn(screen)) {
            page.find("[data-test=trend] canvas").waitFor();

            JsonNode overview = team().manager().get("/v1/dashboards/overview").expect(200).json();
            for (JsonNode metric : overview.path("metrics")) {
                String key = metric.path("key").asText();
                assertThat(page.figure(key)).as(key).isEqualTo(metric.path("value").asLong());
            }
            assertThat(page.figure("card.views")).isPositive();
            assertThat(page.find("[data-test=ranking] li")).hasCount(7);
            assertThat(page.overflow()).isZero();
            page.picture("overview");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void opensAFigureDownToTheEventsBehindIt(Screen screen) {
        try (ManagerPage page = loggedIn(screen)) {
            page.find("[data-key='30d']").click();
            page.find("[data-metric='card.views']").click();
            page.find("[data-test=drill] .row").first().waitFor();
            page.picture("drill-down");

            long figure = page.figure("card.views");
            assertThat(page.find("[data-test=more]")).isVisible();
            assertThat(page.find("[data-test=total]")).hasAttribute("data-value", figure + "");
            Locator more = page.find("[data-test=more]");
            while (more.isVisible()) {
                int shown = page.find("[data-test=drill] .row").count();
                more.click();
                page.page()
                        .waitForCondition(
                                () -> page.find("[data-test=drill] .row").count() > shown);
            }
            assertThat(page.find("[data-test=drill] .row")).hasCount((int) figure);

            page.page().goBack();
            assertThat(page.find("[data-test=drill]")).hasCount(0);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void leadsFromTheRankingToOneEmployee(Screen screen) {
        try (ManagerPage page = loggedIn(screen)) {
            page.find("[data-key=interactions]").click();
            Locator first = page.find("[data-test=ranking] li").first();
            String name = first.locator("b").innerText();
            first.click();

            assertThat(page.find("[data-test=employee]")).hasText(name);
            page.find("[data-test=radar] canvas").waitFor();
            assertThat(page.overflow()).isZero();
            page.picture("employee");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void narrowsEveryFigureToOneDepartment() {
        try (ManagerPage page = loggedIn(Screen.DESKTOP)) {
            long all = page.figure("card.views");
            page.find("[data-test=department]").selectOption("杭州部");
            page.page().waitForCondition(() -> page.figure("card.views") != all);

            assertThat(page.figure("card.views")).isBetween(1L, all - 1);
            assertThat(page.find("[data-test=ranking] li")).hasCount(3);
        }
    }

    @Test
    void keepsTheViewAndTheLogInAcrossAReload() {
        try (ManagerPage page = loggedIn(Screen.DESKTOP)) {
            page.find("[data-key='30d']").click();
            page.page().reload();

            assertThat(page.find("[data-key='30d']")).hasAttribute("aria-pressed", "true");
            assertThat(page.find("[data-metric='card.views']")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void saysInChineseThatThePasswordIsWrong(Screen screen) {
        try (ManagerPage page = opened(screen)) {
            page.picture("log-in");
            page.logIn(team().phone(), "wrong");

            assertThat(page.find("[role=alert]")).containsText("手机号或密码不正确");
            assertThat(page.overflow()).isZero();
        }
    }

    @Test
    void endsTheSessionOnLogOut() {
        try (ManagerPage page = loggedIn(Screen.DESKTOP)) {
            page.find("[data-test=log-out]").click();
            assertThat(page.find("[name=password]")).isVisible();

            page.page().reload();
            assertThat(page.find("[name=password]")).isVisible();
        }
    }

    @Test
    void showsTheApiToProgrammers() {
        try (ManagerPage page = opened(Screen.DESKTOP)) {
            page.open("../docs");
            page.find(".opblock-summary-path").first().waitFor();

            assertThat(page.find("[data-path='/v1/dashboards/overview']")).isVisible();
            page.picture("api");
            assertThat(page.complaints()).isEmpty();
        }
    }

    private static ManagerPage opened(Screen screen) {
        ManagerPage page =
                new ManagerPage(
                        chromium.orElseThrow().browser(), TestService.shared().uri(), screen);
        page.open("");
        return page;
    }

    private static ManagerPage loggedIn(Screen screen) {
        ManagerPage page = opened(screen);
        page.logIn(team().phone(), TestCompany.PASSWORD);
        page.find("[data-metric='card.views'] [data-value]").waitFor();
        return page;
    }

    private static BusyTeam team() {
        return Objects.requireNonNull(team);
    }
}
