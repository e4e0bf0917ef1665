package io.cardradar.wechat.security;

/**
 * A text that somebody wants to show to others.
 *
 * @param openId its author, who must have used the mini-program within the last two hours
 * @param content of any length but none
 */
public record TextToCheck(String openId, CheckScene scene, String content) {

    public TextToCheck {
        if (content.isBlank()) {
            throw new IllegalArgumentException("there is nothing to check");
        }
    }

    /** Without the text, which is nobody's business in a log. */
    @Override
    public String toString() {
        return "TextToCheck[" + scene + ", " + content.length() + " characters]";
    }
}
