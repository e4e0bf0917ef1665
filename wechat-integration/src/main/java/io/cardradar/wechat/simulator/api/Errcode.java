package io.cardradar.wechat.simulator.api;

import java.util.Arrays;

/** WeChat's error codes with WeChat's own words. */
public enum Errcode {
    BUSY(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_TOKEN(40014, "invalid access_token"),
    INVALID_CODE(40029, "invalid code"),
    INVALID_URL(40066, "invalid url"),
    INVALID_ARGS(40097, "invalid args"),
    MISSING_ARGS(40101, "missing parameter"),
    INVALID_SECRET(40125, "invalid appsecret"),
    INVALID_SCENE(40129, "invalid scene"),
    CODE_USED(40163, "code been used"),
    SCENE_LENGTH(40169, "invalid length for scene, or the data is not json string"),
    USER_BLOCKED(40226, "code blocked"),
    MISSING_TOKEN(41001, "access_token missing"),
    MISSING_APPID(41002, "appid missing"),
    MISSING_SECRET(41004, "appsecret missing"),
    MISSING_CODE(41008, "missing code"),
    INVALID_PAGE(41030, "invalid page"),
    EXPIRED_TOKEN(42001, "access_token expired"),
    GET_REQUIRED(43001, "require GET method"),
    POST_REQUIRED(43002, "require POST method"),
    EMPTY_BODY(44002, "empty post data"),
    CHECK_LIMIT(44991, "reach max api minute quota limit"),
    DAILY_LIMIT(45009, "reach max api daily quota limit"),
    MINUTE_LIMIT(45011, "api minute-quota reach limit, must slower, retry next minute"),
    CODES_USED_UP(45029, "qrcode count out of limit"),
    BAD_JSON(47001, "data format error"),
    USER_ABSENT(61010, "code is expired"),
    NO_CLOUD(85088, "the app has no cloud development"),
    CLOUD_RESOURCE(-501000, "cloud resource not found"),
    CLOUD_FUNCTION_FAILED(-504002, "cloud function execution failed");

    private final int number;
    private final String message;

    Errcode(int number, String message) {
        this.number = number;
        this.message = message;
    }

    Refusal refusal() {
        return new Refusal(number, message);
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
