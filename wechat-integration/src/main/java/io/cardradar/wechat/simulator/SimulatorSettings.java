package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.api.SimulatedApp;

import java.time.Clock;
import java.util.List;

/**
 * How a simulator starts.
 *
 * @param port on 127.0.0.1; 0 takes any free one
 * @param demo accepts {@code demo:<openid>} as a log-in code and {@code demo:<phone>} as a phone
 *     code, any number of times
 * @param apps known from the start and after a reset
 * @param clock that the simulator's own clock runs with
 */
public record SimulatorSettings(int port, boolean demo, List<SimulatedApp> apps, Clock clock) {

    /** The app of the demo company. Its secret is none. */
    public static final SimulatedApp DEMO_APP =
            new SimulatedApp("wxdemo0000000001", "demo-secret-of-no-worth");

    public SimulatorSettings {
        apps = List.copyOf(apps);
    }

    /** For tests: any free port, no demo codes. */
    public static SimulatorSettings forTests(Clock clock, SimulatedApp... apps) {
        return new SimulatorSettings(0, false, List.of(apps), clock);
    }

    /** For a demo company on one machine. */
    public static SimulatorSettings forDemo(Clock clock, int port) {
        return new SimulatorSettings(port, true, List.of(DEMO_APP), clock);
    }
}
