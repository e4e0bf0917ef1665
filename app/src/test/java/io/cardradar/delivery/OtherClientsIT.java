package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.identity.NewWeChatApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.architecture.Checkout;
import io.cardradar.embedded.TestStack;
import io.cardradar.wechat.WeChatApp;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * WeChat client libraries that nobody here wrote, against the simulator and the callback endpoint:
 * two readings of WeChat's documents must agree.
 */
class OtherClientsIT {
    private static final Path PROJECT = Checkout.ROOT.resolve("wechat-integration/interop");

    @BeforeAll
    static void install() throws Exception {
        NodeTests.requireNode();
        if (isInstalled()) {
            return;
        }
        Process npm =
                new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                        .directory(PROJECT.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean done = npm.waitFor(5, TimeUnit.MINUTES) && npm.exitValue() == 0;
        if ("true".equals(System.getenv("CI"))) {
            assertThat(done).as("npm ci in " + PROJECT).isTrue();
        }
        Assumptions.assumeTrue(done, "Skipped: npm ci in " + PROJECT + " needs the network once");
    }

    /** npm writes this file when it is done. */
    private static boolean isInstalled() throws IOException {
        Path done = PROJECT.resolve("node_modules/.package-lock.json");
        return Files.exists(done)
                && Files.getLastModifiedTime(done)
                                .compareTo(
                                        Files.getLastModifiedTime(
                                                PROJECT.resolve("package-lock.json")))
                        >= 0;
    }

    @TestFactory
    Stream<DynamicContainer> theyAgreeWithUs() throws IOException {
        return new NodeTests("wechat-integration/interop", environment()).all();
    }

    private static Map<String, String> environment() {
        TestService service = TestService.shared();
        TestCompany company = service.newCompany();
        String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(16);
        WeChatApp app =
                new WeChatApp(
                        appId,
                        "secret-of-" + appId,
                        "interopToken",
                        "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
        service.bean(WeChatApps.class).add(company.tenant(), NewWeChatApp.of("别人的库", app));
        new Api(TestStack.simulator(), "")
                .post(
                        "/_control/apps",
                        Api.fields(
                                "appId",
                                appId,
                                "secret",
                                app.secret(),
                                "pages",
                                List.of("pages/card/index")))
                .expect(200);
        return Map.of(
                "CARDRADAR_TEST_URL", service.uri().toString(),
                "CARDRADAR_TEST_SIMULATOR", TestStack.simulator().toString(),
                "CARDRADAR_TEST_APP", appId,
                "CARDRADAR_TEST_SECRET", app.secret(),
                "CARDRADAR_TEST_TOKEN", app.callbackToken(),
                "CARDRADAR_TEST_AES_KEY", String.valueOf(app.encodingAesKey()));
    }
}
