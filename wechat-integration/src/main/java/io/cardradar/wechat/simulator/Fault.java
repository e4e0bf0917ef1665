package io.cardradar.wechat.simulator;

import io.cardradar.wechat.simulator.api.Errcode;
import io.cardradar.wechat.simulator.http.Delivery;
import io.cardradar.wechat.simulator.http.Endpoint;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Something that goes wrong at an endpoint. Give at most one of errcode, status with body, and
 * drop; latency and delivery may come alone or with any of them.
 *
 * @param path of the endpoint; {@code *} is every one
 * @param count how many calls it hits before it is over
 * @param errcode answer this instead
 * @param status answer this HTTP status instead of 200
 * @param body answer this text, as {@code text/html}
 * @param latencyMs wait so long, in real time, before answering
 * @param drop close the connection without an answer
 * @param delivery how the answer travels
 * @param afterWork let the endpoint do its work first, so that only the answer is lost
 */
public record Fault(
        String path,
        int count,
        @Nullable Integer errcode,
        @Nullable Integer status,
        @Nullable String body,
        long latencyMs,
        boolean drop,
        Delivery delivery,
        boolean afterWork) {

    /** A fault that hits once and only slows down; the withers add to it. */
    public static Fault at(String path) {
        return new Fault(path, 1, null, null, null, 0, false, Delivery.WHOLE, false);
    }

    public Fault times(int calls) {
        return new Fault(path, calls, errcode, status, body, latencyMs, drop, delivery, afterWork);
    }

    public Fault errcode(int number) {
        return new Fault(path, count, number, status, body, latencyMs, drop, delivery, afterWork);
    }

    public Fault reply(int httpStatus, String text) {
        return new Fault(
                path, count, errcode, httpStatus, text, latencyMs, drop, delivery, afterWork);
    }

    public Fault latency(Duration wait) {
        return new Fault(
                path, count, errcode, status, body, wait.toMillis(), drop, delivery, afterWork);
    }

    public Fault dropping() {
        return new Fault(path, count, errcode, status, body, latencyMs, true, delivery, afterWork);
    }

    public Fault afterTheWork() {
        return new Fault(path, count, errcode, status, body, latencyMs, drop, delivery, true);
    }

    public Fault delivered(Delivery how) {
        return new Fault(path, count, errcode, status, body, latencyMs, drop, how, afterWork);
    }

    boolean hits(Exchange exchange) {
        return path.equals("*") || path.equals(exchange.path());
    }

    Reply disturb(Exchange exchange, Endpoint endpoint) {
        var done = afterWork ? endpoint.answer(exchange) : null;
        pause();
        var instead = instead();
        if (instead == null) {
            instead = done == null ? endpoint.answer(exchange) : done;
        }
        return instead.delivered(delivery);
    }

    private @Nullable Reply instead() {
        if (drop) {
            return Reply.dropped();
        }
        if (errcode != null) {
            return Errcode.refusal(errcode).reply();
        }
        if (status != null || body != null) {
            var text = body == null ? "" : body;
            return Reply.text(status == null ? 200 : status, "text/html", text);
        }
        return null;
    }

    private void pause() {
        try {
            Thread.sleep(latencyMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the simulator is closing
        }
    }
}
