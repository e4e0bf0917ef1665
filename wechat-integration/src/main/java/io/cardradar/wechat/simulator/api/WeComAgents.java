package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * WeCom's applications and {@code GET /cgi-bin/gettoken}, which repeats an application's token
 * until its end and has nothing to do with the tokens of mini-programs. Rules: WeCom,
 * 获取access_token.
 */
public final class WeComAgents implements Feature {

    private static final Duration LIFETIME = Duration.ofHours(2);

    private record Token(SimulatedAgent agent, Instant expiresAt, boolean killed) {}

    private final Map<String, SimulatedAgent> agents = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private final Clock clock;

    WeComAgents(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addTo(Api api) {
        api.get("/cgi-bin/gettoken", this::answer);
    }

    @Override
    public synchronized void reset() {
        agents.clear();
        tokens.clear();
    }

    /** Adds an application or replaces the one of the same company and id. */
    public synchronized void add(SimulatedAgent agent) {
        agents.put(agent.key(), agent);
    }

    /** Ends an application's token before its time, as WeCom does at times. */
    public synchronized void kill(String corpId, int agentId) {
        tokens.replaceAll((value, token) ->
                token.agent.corpId().equals(corpId) && token.agent.agentId() == agentId
                        ? new Token(token.agent, token.expiresAt, true)
                        : token);
    }

    /** The application that a call's {@code access_token} stands for, as it is now. */
    synchronized SimulatedAgent require(Exchange exchange) {
        var value = exchange.parameter("access_token");
        if (value.isEmpty()) {
            throw WeComErrcode.MISSING_TOKEN.refusal();
        }
        var token = tokens.get(value);
        if (token == null || token.killed) {
            throw WeComErrcode.INVALID_TOKEN.refusal();
        }
        if (!clock.instant().isBefore(token.expiresAt)) {
            throw WeComErrcode.EXPIRED_TOKEN.refusal();
        }
        var agent = agents.getOrDefault(token.agent.key(), token.agent);
        if (!agent.trusted()) {
            throw WeComErrcode.UNTRUSTED_IP.refusal();
        }
        return agent;
    }

    private synchronized Reply answer(Exchange exchange) {
        var agent = authenticate(exchange.parameter("corpid"), exchange.parameter("corpsecret"));
        var now = clock.instant();
        var live =
                tokens.entrySet().stream()
                        .filter(token -> token.getValue().agent.key().equals(agent.key()))
                        .filter(token -> !token.getValue().killed)
                        .filter(token -> now.isBefore(token.getValue().expiresAt))
                        .findFirst()
                        .orElseGet(() -> issue(agent, now));
        var body = WeComErrcode.success();
        body.put("access_token", live.getKey());
        body.put("expires_in", Duration.between(now, live.getValue().expiresAt).toSeconds());
        return Reply.json(body);
    }

    private Map.Entry<String, Token> issue(SimulatedAgent agent, Instant now) {
        var value = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        var token = new Token(agent, now.plus(LIFETIME), false);
        tokens.put(value, token);
        return Map.entry(value, token);
    }

    private SimulatedAgent authenticate(String corpId, String secret) {
        if (corpId.isEmpty()) {
            throw WeComErrcode.MISSING_CORP.refusal();
        }
        if (secret.isEmpty()) {
            throw WeComErrcode.MISSING_SECRET.refusal();
        }
        if (agents.values().stream().noneMatch(agent -> agent.corpId().equals(corpId))) {
            throw WeComErrcode.INVALID_CORP.refusal();
        }
        return agents.values().stream()
                .filter(agent -> agent.corpId().equals(corpId) && agent.secret().equals(secret))
                .findFirst()
                .orElseThrow(WeComErrcode.INVALID_SECRET::refusal);
    }
}
