package io.cardradar.app.dashboards;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;

/** What a manager looks at the page on. */
enum Screen {
    DESKTOP(1440, 900),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    int width() {
        return width;
    }

    /** A fresh page in the company's time zone: nobody is logged in. */
    Page page(Browser browser) {
        NewContextOptions options =
                new NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai");
        if (this == PHONE) {
            options.setIsMobile(true).setHasTouch(true).setDeviceScaleFactor(2);
        }
        return browser.newContext(options).newPage();
    }
}
