package io.cardradar.app.storage;

import io.cardradar.wechat.security.MediaToCheck;
import io.micronaut.serde.annotation.Serdeable;

import java.util.Set;

/** What a file is for, and what it may be therefore. */
@Serdeable
public enum FilePurpose {
    avatar(MediaToCheck.Kind.IMAGE, 5, 1_024),
    card_photo(MediaToCheck.Kind.IMAGE, 10, 2_560),
    chat_image(MediaToCheck.Kind.IMAGE, 10, 2_560),
    voice(MediaToCheck.Kind.AUDIO, 2, 0);

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final Set<String> RECORDINGS =
            Set.of("audio/mpeg", "audio/mp4", "audio/aac", "audio/amr", "audio/wav");
    private static final long MEGABYTE = 1L << 20;

    private final MediaToCheck.Kind kind;
    private final long megabytes;
    private final int longestEdge;

    /**
     * @param longestEdge pixels to which a larger picture is scaled down
     */
    FilePurpose(MediaToCheck.Kind kind, long megabytes, int longestEdge) {
        this.kind = kind;
        this.megabytes = megabytes;
        this.longestEdge = longestEdge;
    }

    MediaToCheck.Kind kind() {
        return kind;
    }

    long maxBytes() {
        return megabytes * MEGABYTE;
    }

    int longestEdge() {
        return longestEdge;
    }

    /** Whether a file of this type will do. */
    boolean takes(String contentType) {
        return switch (kind) {
            case IMAGE -> IMAGES.contains(contentType);
            case AUDIO -> RECORDINGS.contains(contentType);
        };
    }
}
