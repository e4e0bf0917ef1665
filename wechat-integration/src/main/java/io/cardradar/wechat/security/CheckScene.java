package io.cardradar.wechat.security;

/** Where content shows up: WeChat judges a profile in another way than a forum. */
public enum CheckScene {
    PROFILE(1),
    COMMENT(2),
    FORUM(3),
    SOCIAL_LOG(4);

    private final int number;

    CheckScene(int number) {
        this.number = number;
    }

    /** WeChat's number. */
    public int number() {
        return number;
    }
}
