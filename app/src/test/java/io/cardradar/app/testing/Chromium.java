package io.cardradar.app.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's own browser, driven by Playwright; nothing is downloaded. Tests that need it are
 * skipped where there is none, and {@link SkippedBrowserTests} says so at the end.
 */
public final class Chromium implements AutoCloseable {
    /** The first is where the Maven profile of the same name looks. */
    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"),
                    Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser; empty where there is none, which the end of the build will tell. */
    public static Optional<Chromium> start() {
        Optional<Path> program = program();
        if (program.isEmpty() || !driverIsThere()) {
            SkippedBrowserTests.note();
            return Optional.empty();
        }
        Playwright playwright =
                Playwright.create(
                        new CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        LaunchOptions options = new LaunchOptions().setExecutablePath(program.orElseThrow());
        return Optional.of(new Chromium(playwright, playwright.chromium().launch(options)));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** The profile "chromium" puts it on the class path. */
    private static boolean driverIsThere() {
        return Chromium.class.getResource("/driver/linux/node") != null;
    }
}
