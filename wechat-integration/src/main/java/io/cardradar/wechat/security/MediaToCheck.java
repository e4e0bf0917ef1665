package io.cardradar.wechat.security;

import java.net.URI;

/**
 * A picture or a recording that somebody wants to show to others.
 *
 * @param openId its author, who must have used the mini-program within the last two hours
 * @param url from which WeChat downloads it, at most 10 MB, within the next 30 minutes
 */
public record MediaToCheck(String openId, CheckScene scene, Kind kind, URI url) {

    /** What WeChat can listen to or look at. */
    public enum Kind {
        AUDIO(1),
        IMAGE(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** WeChat's number. */
        public int number() {
            return number;
        }
    }

    /** Without the address, whose signature opens the file. */
    @Override
    public String toString() {
        return "MediaToCheck[" + scene + ", " + kind + "]";
    }
}
