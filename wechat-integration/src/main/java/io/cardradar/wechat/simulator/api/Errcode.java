package io.cardradar.wechat.simulator.api;

import java.util.Arrays;

/** WeChat's error codes with WeChat's own words. */
public enum Errcode {
    BUSY(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_MEDIA(40007, "invalid media_id"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_TOKEN(40014, "invalid access_token"),
    INVALID_CODE(40029, "invalid code"),
    INVALID_TEMPLATE(40037, "invalid template_id"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGS(40097, "invalid args"),
    INVALID_SECRET(40125, "invalid appsecret"),
    INVALID_SCENE(40129, "invalid scene"),
    PATH_LENGTH(40159, "invalid length for path, or the data is not json string"),
    CODE_USED(40163, "code been used"),
    INVALID_PAGE_PATH(40165, "invalid weapp pagepath"),
    SCENE_LENGTH(40169, "invalid length for scene, or the data is not json string"),
    INVALID_QUERY(40212, "invalid query"),
    INVALID_PAGE_TITLE(40225, "invalid page title"),
    USER_BLOCKED(40226, "code blocked"),
    MISSING_TOKEN(41001, "access_token missing"),
    MISSING_APPID(41002, "appid missing"),
    MISSING_SECRET(41004, "appsecret missing"),
    MISSING_CODE(41008, "missing code"),
    INVALID_PAGE(41030, "invalid page"),
    EXPIRED_TOKEN(42001, "access_token expired"),
    GET_REQUIRED(43001, "require GET method"),
    POST_REQUIRED(43002, "require POST method"),
    NOT_SUBSCRIBED(43101, "user refuse to accept the msg"),
    EMPTY_BODY(44002, "empty post data"),
    EMPTY_CONTENT(44004, "empty content"),
    LINKS_TOO_FAST(44990, "reach max scheme generate frequency, must slower"),
    CHECK_LIMIT(44991, "reach max api minute quota limit"),
    LINKS_OF_THE_DAY(44993, "reach max url scheme and url link quota of the day"),
    DAILY_LIMIT(45009, "reach max api daily quota limit"),
    MINUTE_LIMIT(45011, "api minute-quota reach limit, must slower, retry next minute"),
    WINDOW_CLOSED(45015, "response out of time limit or subscription is canceled"),
    CODES_USED_UP(45029, "qrcode count out of limit"),
    SERVICE_QUOTA_USED(45047, "out of response count limit"),
    BAD_JSON(47001, "data format error"),
    INVALID_DATA(47003, "argument invalid!"),
    USER_ABSENT(61010, "code is expired"),
    LASTING_LINKS_USED_UP(85400, "long-time link reach limit"),
    LINK_LIFETIME(85401, "time limit between 1min and 30 days"),
    INVALID_ENV_VERSION(85402, "invalid env_version"),
    UNKNOWN_LINK(85403, "url_link not exist"),
    BAD_TEMPLATE_PARAMETER(200002, "invalid parameter"),
    TEMPLATES_USED_UP(200012, "private template amount is over limit"),
    INVALID_TID(200014, "invalid tid"),
    BAD_START(200016, "invalid start"),
    BAD_LIMIT(200017, "invalid limit"),
    MISSING_CATEGORIES(200018, "ids is required"),
    BAD_CATEGORIES(200019, "invalid ids"),
    BAD_KEYWORDS(200020, "invalid kidList"),
    BAD_SCENE_DESCRIPTION(200021, "invalid sceneDesc");

    private final int number;
    private final String message;

    Errcode(int number, String message) {
        this.number = number;
        this.message = message;
    }

    Refusal refusal() {
        return new Refusal(number, message);
    }

    /** With what WeChat adds to its words. */
    Refusal refusal(String details) {
        return new Refusal(number, message + details);
    }

    /** The refusal for a number, known to this list or not. */
    public static Refusal refusal(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .map(Errcode::refusal)
                .orElseGet(() -> new Refusal(number, "error " + number));
    }
}
