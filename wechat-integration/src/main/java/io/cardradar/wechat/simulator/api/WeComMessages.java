package io.cardradar.wechat.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code POST /cgi-bin/message/send} and {@code POST /cgi-bin/user/getuserid} of WeCom. Rules:
 * WeCom, 发送应用消息 and 手机号获取userid.
 */
public final class WeComMessages implements Feature {

    private static final int LONGEST_CONTENT = 2048;
    private static final int MEMBER_MESSAGES_A_MINUTE = 30;
    private static final Duration LONGEST_DUPLICATE_CHECK = Duration.ofHours(4);

    /** A message as a member sees it. */
    public record Shown(String corpId, int agentId, String member, String type, JsonNode content) {}

    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, Instant> checkedUntil = new HashMap<>();
    private final WeComAgents agents;
    private final Clock clock;
    private final Quota perMinuteAndMember;

    WeComMessages(WeComAgents agents, Clock clock) {
        this.agents = agents;
        this.clock = clock;
        this.perMinuteAndMember = new Quota(clock, MEMBER_MESSAGES_A_MINUTE, Duration.ofMinutes(1));
    }

    @Override
    public void addTo(Api api) {
        api.post("/cgi-bin/message/send", this::send);
        api.post("/cgi-bin/user/getuserid", this::memberByMobile);
    }

    @Override
    public synchronized void reset() {
        shown.clear();
        checkedUntil.clear();
        perMinuteAndMember.reset();
    }

    /** What members of a company have been shown, oldest first. */
    public synchronized List<Shown> shownIn(String corpId) {
        return shown.stream().filter(message -> message.corpId.equals(corpId)).toList();
    }

    private Reply memberByMobile(Exchange exchange) {
        var agent = agents.require(exchange);
        var mobile = Body.of(exchange).path("mobile").asText("");
        if (mobile.isEmpty()) {
            throw WeComErrcode.INVALID_PARAMETER.refusal();
        }
        var member =
                agent.members().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(mobile))
                        .findFirst()
                        .orElseThrow(WeComErrcode.NO_SUCH_USER::refusal);
        var body = WeComErrcode.success();
        body.put("userid", member.getKey());
        return Reply.json(body);
    }

    private synchronized Reply send(Exchange exchange) {
        var agent = agents.require(exchange);
        var body = Body.of(exchange);
        if (body.path("agentid").asInt() != agent.agentId()) {
            throw WeComErrcode.INVALID_AGENT.refusal();
        }
        var content = WeComContent.of(body, agent);
        var receivers = receivers(body);
        var unknown = receivers.stream().filter(id -> !agent.members().containsKey(id)).toList();
        if (unknown.size() == receivers.size()) {
            throw WeComErrcode.NOBODY.refusal();
        }
        receivers.stream()
                .filter(id -> !unknown.contains(id))
                .filter(id -> !isRepeated(agent, id, body))
                .forEach(id ->
                        show(
                                new Shown(
                                        agent.corpId(),
                                        agent.agentId(),
                                        id,
                                        content.type(),
                                        content.body())));
        var reply = WeComErrcode.success();
        reply.put("invaliduser", String.join("|", unknown));
        reply.put("msgid", UUID.randomUUID().toString().replace("-", ""));
        return Reply.json(reply);
    }

    private static List<String> receivers(JsonNode body) {
        var touser = body.path("touser").asText("");
        if (touser.isBlank()) {
            throw WeComErrcode.NO_RECEIVER.refusal();
        }
        return Arrays.asList(touser.split("\\|"));
    }

    /** Beyond the quota, WeCom drops messages and says that all is well. */
    private void show(Shown message) {
        if (perMinuteAndMember.take(message.corpId + message.agentId + message.member)) {
            shown.add(message);
        }
    }

    private boolean isRepeated(SimulatedAgent agent, String member, JsonNode body) {
        if (body.path("enable_duplicate_check").asInt(0) == 0) {
            return false;
        }
        var asked = Duration.ofSeconds(body.path("duplicate_check_interval").asLong(1800));
        var interval =
                asked.compareTo(LONGEST_DUPLICATE_CHECK) > 0 ? LONGEST_DUPLICATE_CHECK : asked;
        var now = clock.instant();
        var key = agent.key() + " " + member + " " + body;
        var until = checkedUntil.get(key);
        if (until != null && now.isBefore(until)) {
            return true;
        }
        checkedUntil.put(key, now.plus(interval));
        return false;
    }

    /** The first so many bytes, as WeCom cuts: in the middle of a character if need be. */
    static String cut(String text) {
        var bytes = text.getBytes(UTF_8);
        return bytes.length <= LONGEST_CONTENT
                ? text
                : new String(Arrays.copyOf(bytes, LONGEST_CONTENT), UTF_8);
    }

    static boolean isTooLong(String text) {
        return text.getBytes(UTF_8).length > LONGEST_CONTENT;
    }
}
