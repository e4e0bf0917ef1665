package io.cardradar.wechat.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cardradar.wechat.simulator.api.Refusal;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulator's own interface, in JSON under {@code /_control}: for tests and for people, not for
 * clients of WeChat. An unknown path or a bad body answers with an HTTP status that says so. Each
 * {@link Group} documents its calls.
 */
final class Control implements Endpoint {

    static final String PREFIX = "/_control/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Boolean> DONE = Map.of("done", true);

    /** Calls that belong together. */
    interface Group {
        void addTo(Control control);
    }

    /** Does what a call asks for, and says what to answer. */
    @FunctionalInterface
    interface Action {
        Object answer(Exchange exchange) throws JsonProcessingException;
    }

    private final Map<String, Action> actions = new HashMap<>();

    Control(Simulator simulator) {
        var groups =
                List.of(
                        new PeopleControl(simulator.world()),
                        new MachineControl(simulator),
                        new PushControl(simulator.world().pushes()),
                        new CheckControl(simulator.world()),
                        new MessageControl(simulator.world()),
                        new WeComControl(simulator.world()));
        groups.forEach(group -> group.addTo(this));
    }

    /**
     * @param path below {@link #PREFIX}
     */
    void on(String method, String path, Action action) {
        actions.put(method + " " + PREFIX + path, action);
    }

    @Override
    public Reply answer(Exchange exchange) {
        var action = actions.get(exchange.method() + " " + exchange.path());
        if (action == null) {
            return problem(404, "no such control");
        }
        try {
            return Reply.json(action.answer(exchange));
        } catch (JsonProcessingException e) {
            return problem(400, e.getOriginalMessage());
        } catch (IllegalArgumentException | Refusal e) {
            return problem(400, String.valueOf(e.getMessage()));
        }
    }

    static Object done(Runnable action) {
        action.run();
        return DONE;
    }

    /** A value that must be there. */
    static String given(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static <T> T read(Exchange exchange, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(exchange.body(), type);
    }

    private static Reply problem(int status, String detail) {
        return Reply.json(status, Map.of("status", status, "detail", detail));
    }
}
