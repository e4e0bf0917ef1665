package io.cardradar.app.testing;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

import java.util.concurrent.atomic.AtomicBoolean;

/** Says once, when all tests are over, that some wanted a browser and what to do about it. */
public final class SkippedBrowserTests implements TestExecutionListener {
    /** One command; the next build finds the browser by itself. */
    static final String HINT =
            "Skipped: browser tests. To run them: apt-get install chromium fonts-noto-cjk"
                    + " (elsewhere: any Chrome, and -Pchromium)";

    private static final AtomicBoolean SKIPPED = new AtomicBoolean();

    static void note() {
        SKIPPED.set(true);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (SKIPPED.get()) {
            System.out.println(System.lineSeparator() + HINT + System.lineSeparator());
        }
    }
}
