package io.cardradar.app.dashboards;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;

import io.cardradar.app.testing.Chromium;
import io.cardradar.app.testing.Eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Optional;

final class CustomersPageIT {
    private static Optional<Chromium> chromium = Optional.empty();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        chromium.ifPresent(running -> waitForTheIndex());
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
    void findsACustomerByPinyinAndShowsTheHistory(Screen screen) {
        try (ManagerPage page = customers(screen)) {
            page.picture("customers");
            page.find("[name=q]").fill("zhangwei");
            Locator total = page.find("[data-test=total]");
            assertThat(total).hasAttribute("data-value", found("?q=zhangwei") + "");

            Locator first = page.find("table.customers tbody tr").first();
            assertThat(first).containsText("张伟");
            first.click();
            assertThat(page.find("[data-test=customer] h2")).hasText("张伟");
            page.find("[data-test=customer] .timeline li").first().waitFor();
            page.picture("customer");

            page.page().goBack();
            assertThat(page.find("[data-test=customer]")).hasCount(0);
            assertThat(page.find("[name=q]")).hasValue("zhangwei");
            assertThat(page.overflow()).isZero();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void narrowsTheListByStageAndLiftsTheFilterAgain() {
        try (ManagerPage page = customers(Screen.DESKTOP)) {
            Locator total = page.find("[data-test=total]");
            Locator won = page.find("[data-facet='stage:won']");
            won.click();
            assertThat(total).hasAttribute("data-value", found("?stage=won") + "");
            assertThat(page.find("table.customers .label.won").first()).isVisible();

            won.click();
            assertThat(total).hasAttribute("data-value", found("") + "");
        }
    }

    @Test
    void saysThatNothingWasFoundAndWhatToDo() {
        try (ManagerPage page = customers(Screen.DESKTOP)) {
            page.find("[name=q]").fill("nobody-is-called-this");
            assertThat(page.find(".notice")).containsText("没有找到客户");

            page.find(".notice button").click();
            assertThat(page.find("table.customers tbody tr").first()).isVisible();
        }
    }

    /** It follows the tables within about a second. */
    private static void waitForTheIndex() {
        Eventually.until(
                () -> found("?q=zhangwei") > 0 && found("") == known(), indexed -> indexed);
    }

    private static ManagerPage customers(Screen screen) {
        ManagerPage page = ManagerPage.loggedIn(chromium.orElseThrow(), screen);
        page.find("nav a[href^='#/customers']").click();
        page.find("table.customers tbody tr").first().waitFor();
        return page;
    }

    private static long found(String query) {
        return total("/v1/customers" + query);
    }

    private static long known() {
        return total("/v1/dashboards/customers?metric=customers.total");
    }

    private static long total(String path) {
        return BusyTeam.shared().manager().get(path).expect(200).json().path("total").asLong();
    }
}
