package io.cardradar.wechat.simulator.http;

/** Answers requests; called by many threads at once. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Exchange exchange);
}
