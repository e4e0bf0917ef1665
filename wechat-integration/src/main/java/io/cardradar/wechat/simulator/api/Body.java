package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cardradar.wechat.simulator.http.Exchange;

/** Reads the JSON that clients post; WeChat never asks for its Content-Type. */
final class Body {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Body() {}

    static JsonNode of(Exchange exchange) {
        if (exchange.body().isBlank()) {
            throw Errcode.EMPTY_BODY.refusal();
        }
        try {
            var json = JSON.readTree(exchange.body());
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw Errcode.BAD_JSON.refusal();
        }
        throw Errcode.BAD_JSON.refusal();
    }
}
