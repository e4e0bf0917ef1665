package io.cardradar.wechat.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** An answer; status 0 stands for a connection that is closed without one. */
public final class Reply {

    /** What WeChat writes; not the usual spelling, and some clients stumble over it. */
    public static final String WECHAT_JSON = "application/json; encoding=utf-8";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Delivery delivery;

    public Reply(int status, String contentType, byte[] body) {
        this(status, contentType, body, Delivery.WHOLE);
    }

    private Reply(int status, String contentType, byte[] body, Delivery delivery) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.delivery = delivery;
    }

    public static Reply json(Object body) {
        return json(200, body);
    }

    public static Reply json(int status, Object body) {
        try {
            return new Reply(status, WECHAT_JSON, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, contentType, body.getBytes(UTF_8));
    }

    public static Reply dropped() {
        return new Reply(0, "", new byte[0]);
    }

    public Reply as(String otherContentType) {
        return new Reply(status, otherContentType, body, delivery);
    }

    public Reply delivered(Delivery otherDelivery) {
        return new Reply(status, contentType, body, otherDelivery);
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    Delivery delivery() {
        return delivery;
    }

    boolean isDropped() {
        return status == 0;
    }

    /** For the call log: text as it is, an image as its size. */
    String summary() {
        if (isDropped()) {
            return "(connection dropped)";
        }
        return contentType.startsWith("image/")
                ? contentType + ", " + body.length + " bytes"
                : new String(body, UTF_8);
    }
}
