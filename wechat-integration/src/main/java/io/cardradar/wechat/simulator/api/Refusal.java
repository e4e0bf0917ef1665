package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Reply;

import java.util.LinkedHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ends an endpoint early. WeChat refuses with HTTP 200, an errcode, and a request id in errmsg. */
public final class Refusal extends RuntimeException {

    private final int errcode;

    Refusal(int errcode, String message) {
        super(message, null, false, false);
        this.errcode = errcode;
    }

    public Reply reply() {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", errcode);
        body.put("errmsg", getMessage() + " rid: " + rid());
        return Reply.json(body);
    }

    private static String rid() {
        var random = ThreadLocalRandom.current();
        return "%08x-%08x-%08x".formatted(random.nextInt(), random.nextInt(), random.nextInt());
    }
}
