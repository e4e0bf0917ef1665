package io.cardradar.wechat.callback;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a push is called: its kind, its user, its key.
 *
 * @param kind see {@link Push#kind()}
 */
record PushNames(PushFields fields, String kind) {

    /** Their {@code FromUserName} is the platform. */
    private static final Set<String> ABOUT_AUTHORIZATION =
            Set.of(
                    "user_info_modified",
                    "user_authorization_revoke",
                    "user_authorization_cancellation");

    private static final Pattern STRANGE = Pattern.compile("[^a-z0-9_.]");
    private static final Pattern MSG_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int LONGEST = 64;

    static PushNames of(PushFields fields) {
        return new PushNames(fields, kind(fields));
    }

    /**
     * @param sentAt by the signed query, in case that the push itself does not say
     */
    Push push(String appId, Instant sentAt) {
        var created = fields.text("CreateTime");
        var at =
                created != null && SECONDS.matcher(created).matches()
                        ? Instant.ofEpochSecond(Long.parseLong(created))
                        : sentAt;
        return new Push(appId, openId(), kind, at, key(), fields);
    }

    private static String kind(PushFields fields) {
        var type = fields.text("MsgType");
        var event = fields.text("Event");
        if (event != null && (type == null || type.equalsIgnoreCase("event"))) {
            return simple(event);
        }
        return type == null ? "unknown" : simple("message." + type);
    }

    private static String simple(String name) {
        var simple = STRANGE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
        return simple.length() <= LONGEST ? simple : simple.substring(0, LONGEST);
    }

    private @Nullable String openId() {
        return fields.text(ABOUT_AUTHORIZATION.contains(kind) ? "OpenID" : "FromUserName");
    }

    /**
     * A message has an id. An event has none, and two of one user may share their second; but a
     * repetition has the same content to the letter, so that a hash of all of it tells them apart.
     */
    private String key() {
        var msgId = fields.text("MsgId");
        return msgId != null && MSG_ID.matcher(msgId).matches()
                ? kind + ":" + msgId
                : kind + ":" + HexFormat.of().formatHex(Sha256.of(fields.json()));
    }
}
