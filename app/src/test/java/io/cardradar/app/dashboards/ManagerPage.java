package io.cardradar.app.dashboards;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** The page as a manager uses it, and what the browser complained about meanwhile. */
final class ManagerPage implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Page page;
    private final URI service;
    private final Screen screen;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    ManagerPage(Browser browser, URI service, Screen screen) {
        this.page = screen.page(browser);
        this.service = service;
        this.screen = screen;
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(service.toString())) {
                complaints.add("asked another host: " + request.url());
            }
        });
    }

    /** Opens a view by its address, or the start. */
    void open(String view) {
        page.navigate(service.resolve("/dashboard/" + view).toString());
    }

    void logIn(String phone, String password) {
        page.locator("[name=phone]").fill(phone);
        page.locator("[name=password]").fill(password);
        page.locator("[type=submit]").click();
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Page page() {
        return page;
    }

    /** The figure that the overview shows, as it was answered, not as it is written. */
    long figure(String metric) {
        Locator value = find("[data-metric='" + metric + "'] [data-value]");
        return Long.parseLong(value.getAttribute("data-value"));
    }

    /** Waits until nothing is on its way, charts are drawn, and keeps a picture. */
    void picture(String name) {
        page.waitForCondition(() -> find(".bone, [aria-busy=true]").count() == 0);
        page.waitForTimeout(600);
        String file = screen.name().toLowerCase(Locale.ROOT) + "-" + name + ".png";
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(file))
                        .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** How far content reaches to the right of the screen. */
    int overflow() {
        Object width = page.evaluate("document.documentElement.scrollWidth");
        return ((Number) width).intValue() - screen.width();
    }

    /** Errors, refusals by the content security policy, requests to other hosts. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
