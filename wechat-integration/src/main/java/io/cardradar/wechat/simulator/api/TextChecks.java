package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code POST /wxa/msg_sec_check}, version 2. */
final class TextChecks implements Feature {

    private static final int LONGEST = 2_500;

    private final AccessTokens tokens;
    private final Verdicts verdicts;
    private final CheckRules rules;

    TextChecks(AccessTokens tokens, Visits visits, Verdicts verdicts, Clock clock) {
        this.tokens = tokens;
        this.verdicts = verdicts;
        this.rules = new CheckRules(visits, clock, 4_000, 2_000_000);
    }

    @Override
    public void addTo(Api api) {
        api.post("/wxa/msg_sec_check", this::answer);
    }

    @Override
    public void reset() {
        rules.reset();
    }

    private Reply answer(Exchange exchange) {
        var app = tokens.require(exchange);
        var body = Body.of(exchange);
        rules.require(app, body);
        var content = body.path("content").asText();
        if (content.isEmpty() || content.length() > LONGEST) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        var verdict = verdicts.onText(app.appId(), content);
        var reply = new LinkedHashMap<String, Object>();
        reply.put("errcode", 0);
        reply.put("errmsg", "ok");
        reply.put("detail", List.of(verdict.detail("content_model", false)));
        reply.put("trace_id", CheckRules.newTraceId());
        reply.put("result", verdict.result(false));
        return Reply.json(reply);
    }
}
