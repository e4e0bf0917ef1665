package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a message says, checked by the rules of its type. */
record WeComContent(String type, JsonNode body) {

    private static final int MOST_LINES = 10;

    static WeComContent of(JsonNode message, SimulatedAgent agent) {
        var type = message.path("msgtype").asText("");
        var body = message.path(type);
        switch (type) {
            case "text" -> cut(requireObject(body));
            case "markdown" -> requireMarkdown(body);
            case "textcard" -> requireTextCard(body);
            case "miniprogram_notice" -> requireNotice(body, agent);
            default -> throw WeComErrcode.INVALID_MESSAGE_TYPE.refusal();
        }
        return new WeComContent(type, body);
    }

    private static ObjectNode requireObject(JsonNode body) {
        if (!(body instanceof ObjectNode object) || body.path("content").asText("").isEmpty()) {
            throw WeComErrcode.EMPTY_CONTENT.refusal();
        }
        return object;
    }

    private static void cut(ObjectNode text) {
        text.put("content", WeComMessages.cut(text.path("content").asText()));
    }

    private static void requireMarkdown(JsonNode body) {
        if (WeComMessages.isTooLong(requireObject(body).path("content").asText())) {
            throw WeComErrcode.CONTENT_SIZE.refusal();
        }
    }

    private static void requireTextCard(JsonNode body) {
        for (var member : new String[] {"title", "description", "url"}) {
            if (body.path(member).asText("").isEmpty()) {
                throw WeComErrcode.EMPTY_CONTENT.refusal();
            }
        }
    }

    private static void requireNotice(JsonNode body, SimulatedAgent agent) {
        requireLength(body.path("title"), 4, 12);
        if (body.hasNonNull("description")) {
            requireLength(body.path("description"), 4, 12);
        }
        if (agent.miniProgram().isEmpty()
                || !body.path("appid").asText("").equals(agent.miniProgram())
                || body.path("content_item").size() > MOST_LINES) {
            throw WeComErrcode.INVALID_PARAMETER.refusal();
        }
        for (var line : body.path("content_item")) {
            requireLength(line.path("key"), 1, 10);
            requireLength(line.path("value"), 1, 30);
        }
    }

    private static void requireLength(JsonNode text, int least, int most) {
        int length = text.asText("").codePointCount(0, text.asText("").length());
        if (length < least || length > most) {
            throw WeComErrcode.INVALID_PARAMETER.refusal();
        }
    }
}
