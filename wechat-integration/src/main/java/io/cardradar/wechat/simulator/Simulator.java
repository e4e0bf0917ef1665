package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.api.World;
import io.cardradar.wechat.simulator.http.CallLog;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Reply;
import io.cardradar.wechat.simulator.http.Server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * A running simulator. Tests in the same process use {@link #world()}, {@link #faults()}, {@link
 * #calls()} and {@link #clock()}; everybody else {@code /_control}.
 */
public final class Simulator implements AutoCloseable {

    private final SimulatedClock clock;
    private final World world;
    private final Faults faults = new Faults();
    private final CallLog calls;
    private final Server server;

    private Simulator(SimulatorSettings settings) throws IOException {
        this.clock = new SimulatedClock(settings.clock());
        this.world = new World(settings.apps(), clock, settings.clock(), settings.demo());
        this.calls = new CallLog(clock);
        this.server = new Server(settings.port(), endpoint());
    }

    /**
     * Starts a simulator on 127.0.0.1.
     *
     * @throws UncheckedIOException if it cannot listen, as a rule because the port is taken
     */
    public static Simulator start(SimulatorSettings settings) {
        try {
            return new Simulator(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program: {@code -Dsimulator.port=8090 -Dsimulator.demo=true}. */
    static void main() {
        int port = Integer.getInteger("simulator.port", 8090);
        boolean demo = Boolean.parseBoolean(System.getProperty("simulator.demo", "true"));
        try {
            var simulator = new Simulator(settings(port, demo));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            IO.println("WeChat simulator: " + simulator.uri() + (demo ? " (demo codes work)" : ""));
        } catch (IOException e) {
            System.err.printf(
                    "Cannot listen on port %d (%s); choose another by -Dsimulator.port=…%n",
                    port, e.getMessage());
            System.exit(1);
        }
    }

    private static SimulatorSettings settings(int port, boolean demo) {
        var clock = Clock.systemUTC();
        return demo
                ? SimulatorSettings.forDemo(clock, port)
                : new SimulatorSettings(port, false, List.of(), clock);
    }

    /** Where to point a client: the address that stands for {@code https://api.weixin.qq.com}. */
    public URI uri() {
        return server.uri();
    }

    public World world() {
        return world;
    }

    public Faults faults() {
        return faults;
    }

    public CallLog calls() {
        return calls;
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** Back to the start, with the apps it was started with. */
    public void reset() {
        world.reset();
        faults.clear();
        calls.reset();
        clock.reset();
    }

    @Override
    public void close() {
        server.close();
        world.close();
    }

    private Endpoint endpoint() {
        var wechat = calls.recording(faults.disturbing(world.api()));
        var control = new Control(this);
        var page = new CallPage(calls, world.pushes());
        return exchange -> {
            if (exchange.path().startsWith(Control.PREFIX)) {
                return control.answer(exchange);
            }
            if (exchange.path().equals("/favicon.ico")) {
                return Reply.text(404, "text/plain", "");
            }
            return exchange.path().equals("/") ? page.answer(exchange) : wechat.answer(exchange);
        };
    }
}
