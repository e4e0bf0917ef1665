package io.cardradar.wechat.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.cardradar.wechat.callback.RefusedPushException.Reason;

import java.util.Map;

/**
 * JSON or XML as fields. Which of them it is shows in the text itself: Content-Type is not always
 * right.
 */
final class PushContent {

    /** Far beyond what WeChat nests. */
    static final int DEEPEST = 20;

    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(50).build();

    private static final JsonMapper JSON =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private PushContent() {}

    /**
     * @throws RefusedPushException as malformed
     */
    static PushFields read(String text) {
        var content = text.strip();
        if (content.startsWith("{")) {
            return readJson(content);
        }
        if (content.startsWith("<")) {
            return PushFields.of(PushXml.read(content));
        }
        throw malformed();
    }

    static PushFields readJson(String json) {
        try {
            return PushFields.of(JSON.readValue(json, Map.class));
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    static String writeJson(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("was read as JSON or XML", e);
        }
    }

    static RefusedPushException malformed() {
        return new RefusedPushException(Reason.MALFORMED);
    }
}
