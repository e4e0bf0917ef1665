package io.cardradar.wechat.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** WeCom's error codes with WeCom's own words; some numbers mean other things than WeChat's. */
enum WeComErrcode {
    INVALID_SECRET(40001, "invalid credential"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_CORP(40013, "invalid corpid"),
    INVALID_TOKEN(40014, "invalid access_token"),
    INVALID_AGENT(40056, "invalid agentid"),
    INVALID_PARAMETER(40058, "invalid Request Parameter"),
    MISSING_TOKEN(41001, "access_token missing"),
    MISSING_CORP(41002, "corpid missing"),
    MISSING_SECRET(41004, "corpsecret missing"),
    EXPIRED_TOKEN(42001, "access_token expired"),
    EMPTY_CONTENT(44004, "empty content"),
    CONTENT_SIZE(45002, "content size out of limit"),
    NO_SUCH_USER(46004, "user no exist"),
    UNTRUSTED_IP(60020, "not allow to access from your ip"),
    NOBODY(81013, "user & party & tag all invalid"),
    NO_RECEIVER(82001, "All touser & toparty & totag empty");

    private final int number;
    private final String message;

    WeComErrcode(int number, String message) {
        this.number = number;
        this.message = message;
    }

    Refusal refusal() {
        var hint = Long.toUnsignedString(ThreadLocalRandom.current().nextLong());
        return Refusal.withoutRid(
                number,
                "%s, hint: [%s], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=%d"
                        .formatted(message, hint, number));
    }

    static Map<String, Object> success() {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", 0);
        body.put("errmsg", "ok");
        return body;
    }
}
