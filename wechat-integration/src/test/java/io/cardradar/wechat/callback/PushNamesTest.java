package io.cardradar.wechat.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PushNamesTest {

    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_714_112_999);

    @Test
    void keepsTwoEventsOfTheSameUserAndSecondApart() {
        var media = event("wxa_media_check", "trace_id", "trace-1");
        var other = event("wxa_media_check", "trace_id", "trace-2");
        var popup = event("subscribe_msg_popup_event", "List", List.of(Map.of("TemplateId", "a")));
        var second = event("subscribe_msg_popup_event", "List", List.of(Map.of("TemplateId", "b")));

        assertThat(List.of(key(media), key(other), key(popup), key(second)))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesARepetitionTheSameKeyHoweverItsMembersAreOrdered() {
        var first = event("user_enter_tempsession", "SessionFrom", "card");
        var repeated = new LinkedHashMap<String, Object>();
        first.keySet().stream().sorted().forEach(name -> repeated.put(name, first.get(name)));

        assertThat(key(repeated)).isEqualTo(key(first));
    }

    @Test
    void takesMessagesWithOneIdForOne() {
        var text = Map.<String, Object>of("MsgType", "text", "MsgId", 23L, "Content", "a");

        assertThat(key(text)).isEqualTo("message.text:23");
        assertThat(key(Map.of("MsgType", "text", "MsgId", "not-a-number")))
                .isEqualTo("message.text:not-a-number");
        assertThat(key(Map.of("MsgType", "text", "MsgId", "x y\n", "Content", "a")))
                .startsWith("message.text:")
                .hasSize("message.text:".length() + 64);
    }

    @Test
    void findsAKindForWhateverComes() {
        assertThat(push(Map.of("MsgType", "Event", "Event", "SUBSCRIBE")).kind())
                .isEqualTo("subscribe");
        assertThat(push(Map.of("MsgType", "Voice")).kind()).isEqualTo("message.voice");
        assertThat(push(Map.of("hello", 1)).kind()).isEqualTo("unknown");
        assertThat(push(Map.of("MsgType", "a/b 中".repeat(50))).kind())
                .hasSize(64)
                .matches("[a-z_.]+");
    }

    @Test
    void takesTheSignedTimeWhereAPushHasNone() {
        assertThat(push(Map.of("MsgType", "text")).sentAt()).isEqualTo(SIGNED_AT);
        assertThat(push(Map.of("MsgType", "text", "CreateTime", "soon")).sentAt())
                .isEqualTo(SIGNED_AT);
        assertThat(push(Map.of("MsgType", "text", "CreateTime", "1714112445")).sentAt())
                .isEqualTo(Instant.ofEpochSecond(1_714_112_445));
    }

    @Test
    void comesBackFromWhatWasStored() {
        var fields =
                PushFields.of(
                        Map.of(
                                " OpenID",
                                "o-1",
                                "MsgId",
                                9_007_199_254_740_993L,
                                "List",
                                List.of(Map.of("TemplateId", "a"), Map.of("X", 1))));

        var again = PushFields.parse(fields.json());

        assertThat(again.json()).isEqualTo(fields.json());
        assertThat(again.text("openid")).isEqualTo("o-1");
        assertThat(again.text("msgid")).isEqualTo("9007199254740993");
        assertThat(again.objects("List")).hasSize(2);
    }

    private static Map<String, Object> event(String event, String name, Object value) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("FromUserName", "o-1");
        fields.put("CreateTime", 1_714_112_445);
        fields.put("MsgType", "event");
        fields.put("Event", event);
        fields.put(name, value);
        return fields;
    }

    private static String key(Map<String, Object> fields) {
        return push(fields).key();
    }

    private static Push push(Map<String, Object> fields) {
        return PushNames.of(PushFields.of(fields)).push("wx1", SIGNED_AT);
    }
}
