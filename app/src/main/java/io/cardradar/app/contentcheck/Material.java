package io.cardradar.app.contentcheck;

import io.cardradar.wechat.security.MediaToCheck;

import java.net.URI;

/** What there is to look at. */
public sealed interface Material {
    /** A text of any length. */
    record Text(String content) implements Material {
        /** What people write has no place in a log. */
        @Override
        public String toString() {
            return "Text[" + content.length() + " characters]";
        }
    }

    /**
     * A picture or a recording.
     *
     * @param url from which anybody may download it for the next half hour
     */
    record Media(MediaToCheck.Kind kind, URI url) implements Material {
        /** The address opens the file. */
        @Override
        public String toString() {
            return "Media[" + kind + "]";
        }
    }
}
