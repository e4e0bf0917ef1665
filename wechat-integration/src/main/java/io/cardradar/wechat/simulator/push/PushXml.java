package io.cardradar.wechat.simulator.push;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Fields as WeChat writes them in XML: texts in CDATA, numbers bare, a list as a repeated element,
 * and the lists of the subscription events in an element of their own that JSON does not have.
 */
final class PushXml {

    private static final Map<String, String> WRAPPERS =
            Map.of(
                    "subscribe_msg_popup_event", "SubscribeMsgPopupEvent",
                    "subscribe_msg_change_event", "SubscribeMsgChangeEvent",
                    "subscribe_msg_sent_event", "SubscribeMsgSentEvent");

    private PushXml() {}

    static String write(Map<String, Object> fields) {
        var wrapper = wrapper(fields);
        var xml = new StringBuilder("<xml>");
        fields.forEach((name, value) -> {
            boolean wrapped = name.equals("List") && !wrapper.isEmpty();
            xml.append(wrapped ? "<" + wrapper + ">" : "");
            element(xml, name.strip(), value);
            xml.append(wrapped ? "</" + wrapper + ">" : "");
        });
        return xml.append("</xml>").toString();
    }

    private static String wrapper(Map<String, Object> fields) {
        var event = String.valueOf(fields.get("Event")).toLowerCase(Locale.ROOT);
        return WRAPPERS.getOrDefault(event, "");
    }

    private static void element(StringBuilder xml, String name, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(item -> element(xml, name, item));
            return;
        }
        xml.append('<').append(name).append('>');
        switch (value) {
            case Map<?, ?> map -> map.forEach((k, v) -> element(xml, String.valueOf(k).strip(), v));
            case Number number -> xml.append(number);
            default -> cdata(xml, String.valueOf(value));
        }
        xml.append("</").append(name).append('>');
    }

    private static void cdata(StringBuilder xml, String text) {
        xml.append("<![CDATA[").append(text.replace("]]>", "]]]]><![CDATA[>")).append("]]>");
    }
}
