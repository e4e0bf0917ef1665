package io.cardradar.wechat.simulator;

import static io.cardradar.wechat.simulator.Control.done;
import static io.cardradar.wechat.simulator.Control.given;
import static io.cardradar.wechat.simulator.Control.read;

import io.cardradar.wechat.simulator.api.SimulatedAgent;
import io.cardradar.wechat.simulator.api.World;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * WeCom.
 *
 * <pre>
 * POST wecom/agents {corpId, agentId, secret, trusted?, miniProgram?, members?: {id: mobile}}
 * GET  wecom/messages?corpId=         → what its members have been shown
 * POST wecom/tokens/kill {corpId, agentId}
 * </pre>
 */
record WeComControl(World world) implements Control.Group {

    private record NewAgent(
            @Nullable String corpId,
            int agentId,
            @Nullable String secret,
            @Nullable Boolean trusted,
            @Nullable String miniProgram,
            @Nullable Map<String, String> members) {}

    private record Kill(@Nullable String corpId, int agentId) {}

    @Override
    public void addTo(Control control) {
        control.on("POST", "wecom/agents", exchange -> add(read(exchange, NewAgent.class)));
        control.on(
                "GET",
                "wecom/messages",
                exchange ->
                        Map.of(
                                "messages",
                                world.weComMessages()
                                        .shownIn(given("corpId", exchange.parameter("corpId")))));
        control.on("POST", "wecom/tokens/kill", exchange -> kill(read(exchange, Kill.class)));
    }

    private Object add(NewAgent agent) {
        var added =
                new SimulatedAgent(
                        given("corpId", agent.corpId),
                        agent.agentId,
                        given("secret", agent.secret),
                        agent.trusted == null || agent.trusted,
                        agent.miniProgram == null ? "" : agent.miniProgram,
                        agent.members == null ? Map.of() : agent.members);
        return done(() -> world.weComAgents().add(added));
    }

    private Object kill(Kill kill) {
        var corpId = given("corpId", kill.corpId);
        return done(() -> world.weComAgents().kill(corpId, kill.agentId));
    }
}
