package io.cardradar.wechat.simulator.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.Map;

/** How WeChat's console lets a push be written. */
public enum PushFormat {
    JSON("application/json; encoding=utf-8") {
        @Override
        String write(Map<String, Object> fields) {
            try {
                return MAPPER.writeValueAsString(fields);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
            }
        }
    },
    XML("text/xml") {
        @Override
        String write(Map<String, Object> fields) {
            return PushXml.write(fields);
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String contentType;

    PushFormat(String contentType) {
        this.contentType = contentType;
    }

    abstract String write(Map<String, Object> fields);

    String contentType() {
        return contentType;
    }
}
