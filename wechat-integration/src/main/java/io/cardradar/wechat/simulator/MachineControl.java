package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import io.cardradar.wechat.simulator.http.Delivery;
import io.cardradar.wechat.simulator.http.Exchange;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/**
 * The machine itself: its clock, its faults, what it was asked.
 *
 * <pre>
 * GET  clock                           POST clock {advanceSeconds}
 * GET  faults, DELETE faults           POST faults: the members of {@link Fault}, path required,
 *                                      delivery WHOLE, DRIP, TRUNCATED or GIGANTIC
 * GET  calls?limit=                    → the last calls, and how many of each path
 *                                      POST reset
 * </pre>
 */
record MachineControl(Simulator simulator) implements Control.Group {

    private record Advance(long advanceSeconds) {}

    private record NewFault(
            @Nullable String path,
            @Nullable Integer count,
            @Nullable Integer errcode,
            @Nullable Integer status,
            @Nullable String body,
            long latencyMs,
            boolean drop,
            @Nullable Delivery delivery,
            boolean afterWork) {}

    @Override
    public void addTo(Control control) {
        control.on("GET", "clock", exchange -> now());
        control.on("POST", "clock", exchange -> advance(read(exchange, Advance.class)));
        control.on("GET", "faults", exchange -> Map.of("faults", simulator.faults().waiting()));
        control.on("POST", "faults", exchange -> inject(read(exchange, NewFault.class)));
        control.on("DELETE", "faults", exchange -> done(simulator.faults()::clear));
        control.on("GET", "calls", this::calls);
        control.on("POST", "reset", exchange -> done(simulator::reset));
    }

    private Object advance(Advance advance) {
        simulator.clock().advance(Duration.ofSeconds(advance.advanceSeconds));
        return now();
    }

    private Object now() {
        return Map.of("now", simulator.clock().instant().toString());
    }

    private Object inject(NewFault f) {
        int count = f.count == null ? 1 : f.count;
        var fault =
                new Fault(
                        given("path", f.path),
                        count,
                        f.errcode,
                        f.status,
                        f.body,
                        f.latencyMs,
                        f.drop,
                        f.delivery == null ? Delivery.WHOLE : f.delivery,
                        f.afterWork);
        return done(() -> simulator.faults().inject(fault));
    }

    private Object calls(Exchange exchange) {
        var limit = exchange.parameter("limit");
        var last = simulator.calls().last(limit.isEmpty() ? 100 : Integer.parseInt(limit));
        return Map.of("counts", simulator.calls().counts(), "calls", last);
    }
}
