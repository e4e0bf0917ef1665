package io.cardradar.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Calls of {@code /tcb}. They go by WxJava's plain post, with its tokens and retries, past its
 * cloud service: that one ignores the environment of a function, and fails over replies that leave
 * something out.
 */
final class CloudCalls {

    private static final String TCB = "https://api.weixin.qq.com/tcb/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MiniPrograms programs;

    CloudCalls(MiniPrograms programs) {
        this.programs = programs;
    }

    ObjectNode body(CloudEnv env) {
        return JSON.createObjectNode().put("env", env.id());
    }

    JsonNode post(CloudEnv env, String verb, ObjectNode body) {
        return post(env, verb, body.toString());
    }

    JsonNode post(CloudEnv env, String verb, String json) {
        var reply = programs.of(env.app()).call(wx -> wx.post(TCB + verb, json));
        try {
            return JSON.readTree(reply);
        } catch (JsonProcessingException e) {
            throw WeChatException.unavailable("an unreadable reply");
        }
    }

    /** A member that WeChat promises. */
    static JsonNode promised(JsonNode reply, String name) {
        var member = reply.path(name);
        if (member.isMissingNode() || member.isNull()) {
            throw WeChatException.unavailable("a reply without " + name);
        }
        return member;
    }

    static long number(JsonNode reply, String name) {
        var member = promised(reply, name);
        if (!member.isIntegralNumber()) {
            throw WeChatException.unavailable("a reply with a strange " + name);
        }
        return member.asLong();
    }

    static List<String> texts(JsonNode reply, String name) {
        var texts = new ArrayList<String>();
        promised(reply, name).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
