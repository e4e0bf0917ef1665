package io.cardradar.wechat.simulator.push;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Messages and events as WeChat's documents show them, down to their odd keys. */
public enum ReadyMade {
    TEXT {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return message("text", Map.of("Content", "你好"));
        }
    },
    IMAGE {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return message(
                    "image",
                    Map.of("PicUrl", "https://mmbiz.example/pic", "MediaId", "media-of-" + openId));
        }
    },
    MINIPROGRAMPAGE {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return message(
                    "miniprogrampage",
                    Map.of(
                            "Title", "名片",
                            "AppId", appId,
                            "PagePath", "pages/card/card?id=1",
                            "ThumbUrl", "https://mmbiz.example/thumb",
                            "ThumbMediaId", "thumb-of-" + openId));
        }
    },
    USER_ENTER_TEMPSESSION {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return event("user_enter_tempsession", Map.of("SessionFrom", "card"));
        }
    },
    WXA_MEDIA_CHECK {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return event(
                    "wxa_media_check",
                    Map.of(
                            "appid",
                            appId,
                            "trace_id",
                            "60ae120f-371d5872-4941a05b",
                            "version",
                            2,
                            "errcode",
                            0,
                            "detail",
                            List.of(),
                            "result",
                            Map.of("suggest", "pass", "label", 100)));
        }
    },
    USER_INFO_MODIFIED {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return authorization(this, appId, openId);
        }
    },
    USER_AUTHORIZATION_REVOKE {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return authorization(this, appId, openId);
        }
    },
    USER_AUTHORIZATION_CANCELLATION {
        @Override
        Map<String, Object> own(String appId, String openId) {
            return authorization(this, appId, openId);
        }
    };

    /** The fields of one about a user. */
    public Map<String, Object> fields(String appId, String openId) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("FromUserName", openId);
        fields.putAll(own(appId, openId));
        return fields;
    }

    abstract Map<String, Object> own(String appId, String openId);

    private static Map<String, Object> message(String type, Map<String, Object> more) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("MsgType", type);
        fields.putAll(more);
        return fields;
    }

    private static Map<String, Object> event(String event, Map<String, Object> more) {
        var fields = message("event", Map.of("Event", event));
        fields.putAll(more);
        return fields;
    }

    /**
     * The platform is the sender here, the user stands in {@code OpenID}; the space is WeChat's.
     */
    private static Map<String, Object> authorization(ReadyMade kind, String appId, String openId) {
        var fields = event(kind.name().toLowerCase(Locale.ROOT), Map.of());
        fields.put("FromUserName", "oPlatformOfWeChat");
        fields.put(" OpenID", openId);
        fields.put("AppID", appId);
        fields.put("RevokeInfo", kind == USER_AUTHORIZATION_REVOKE ? "8" : "");
        fields.put("PluginID", "");
        fields.put("OpenPID", "");
        return fields;
    }
}
