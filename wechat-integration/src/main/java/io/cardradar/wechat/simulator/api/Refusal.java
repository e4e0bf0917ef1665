package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.http.Reply;

import java.util.LinkedHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ends an endpoint early. WeChat refuses with HTTP 200, an errcode, and a request id in errmsg. */
public final class Refusal extends RuntimeException {

    private final int errcode;

    Refusal(int errcode, String message) {
        this(message + " rid: " + rid(), errcode);
    }

    private Refusal(String errmsg, int errcode) {
        super(errmsg, null, false, false);
        this.errcode = errcode;
    }

    /** As WeCom refuses, which has its own way to name a request. */
    static Refusal withoutRid(int errcode, String errmsg) {
        return new Refusal(errmsg, errcode);
    }

    public Reply reply() {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", errcode);
        body.put("errmsg", getMessage());
        return Reply.json(body);
    }

    private static String rid() {
        var random = ThreadLocalRandom.current();
        return "%08x-%08x-%08x".formatted(random.nextInt(), random.nextInt(), random.nextInt());
    }
}
