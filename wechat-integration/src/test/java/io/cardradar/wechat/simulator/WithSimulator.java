package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.api.SimulatedApp;
import io.cardradar.wechat.simulator.api.User;

import org.junit.jupiter.api.AfterEach;

import java.time.Clock;
import java.util.Set;

/** A fresh simulator for each test, with two apps. */
abstract class WithSimulator {

    static final SimulatedApp APP = new SimulatedApp("wxtest0000000001", "secret-one");
    static final SimulatedApp OTHER =
            new SimulatedApp("wxtest0000000002", "secret-two", Set.of("pages/home/index"));
    static final User LI = new User(APP.appId(), "openid-li", "unionid-li");

    final Simulator simulator =
            Simulator.start(SimulatorSettings.forTests(Clock.systemUTC(), APP, OTHER));
    final RawClient client = RawClient.of(simulator);

    @AfterEach
    void close() {
        client.http().close();
        simulator.close();
    }
}
