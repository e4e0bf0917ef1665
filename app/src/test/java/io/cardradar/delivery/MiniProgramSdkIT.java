package io.cardradar.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.cardradar.app.identity.NewWeChatApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.Database;
import io.cardradar.embedded.FreePort;
import io.cardradar.embedded.TestStack;
import io.cardradar.wechat.WeChatApp;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What runs at WeChat and on phones, run in Node against the real service: the gateway cloud
 * function, and the mini-program SDK with a {@code wx} that behaves as documented. The tests
 * themselves are beside the code, in JavaScript.
 */
class MiniProgramSdkIT {
    private static final String GATEWAY_KEY = "the-key-of-the-gateway-in-these-tests";

    private static final Database DATABASE = TestStack.freshDatabase();
    private static final int PORT = FreePort.any();
    private static TestService service;
    private static HttpServer control;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() throws IOException {
        NodeTests.requireNode();
        service = startService();
        control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        control.createContext("/", MiniProgramSdkIT::restart);
        control.start();
        environment = environment(service.newCompany());
    }

    @AfterAll
    static void stop() {
        if (control != null) {
            control.stop(0);
            service.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> theGatewayCloudFunctionKeepsItsWord() throws IOException {
        return new NodeTests("wechat-integration/cloudfunction", environment).all();
    }

    @TestFactory
    Stream<DynamicContainer> theSdkKeepsItsWord() throws IOException {
        return new NodeTests("wechat-integration/miniprogram-sdk", environment).all();
    }

    private static Map<String, String> environment(TestCompany company) {
        Person sales = company.salesperson();
        return Map.of(
                "CARDRADAR_TEST_URL", "http://127.0.0.1:" + PORT,
                "CARDRADAR_TEST_APP", company.appId(),
                "CARDRADAR_TEST_GATEWAY_APP", appWithGateway(company),
                "CARDRADAR_TEST_GATEWAY_KEY", GATEWAY_KEY,
                "CARDRADAR_TEST_CARD", company.publishedCard(sales).toString(),
                "CARDRADAR_TEST_SALES", sales.openid(),
                "CARDRADAR_TEST_CONTROL",
                        "http://127.0.0.1:" + control.getAddress().getPort() + "/");
    }

    private static String appWithGateway(TestCompany company) {
        String appId = "wx" + UUID.randomUUID().toString().replace("-", "").substring(16);
        WeChatApp app = new WeChatApp(appId, "secret", "token", null);
        service.bean(WeChatApps.class)
                .add(company.tenant(), new NewWeChatApp("云开发", app, null, GATEWAY_KEY));
        return appId;
    }

    /** Any request restarts the service, and is answered when that is done. */
    private static void restart(HttpExchange exchange) throws IOException {
        service.close();
        service = startService();
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static TestService startService() {
        return TestService.start(DATABASE, Map.of("micronaut.server.port", PORT));
    }
}
