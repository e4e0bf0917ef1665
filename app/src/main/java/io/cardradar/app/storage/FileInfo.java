package io.cardradar.app.storage;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A file as those know it who may.
 *
 * @param contentType of what is kept; null, like size and pixels, as long as nothing has arrived
 * @param link from which anybody may download it for a while; null unless it is available
 * @param linkExpiresAt null without a link
 */
public record FileInfo(
        UUID id,
        FilePurpose purpose,
        String name,
        FileState state,
        @Nullable String contentType,
        @Nullable Long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable URI link,
        @Nullable Instant linkExpiresAt,
        Instant createdAt) {
    static FileInfo of(FileRow row, @Nullable URI link, @Nullable Instant linkExpiresAt) {
        return new FileInfo(
                row.id(),
                row.purpose(),
                row.name(),
                row.state(),
                row.contentType(),
                row.size(),
                row.width(),
                row.height(),
                link,
                linkExpiresAt,
                row.createdAt());
    }

    /** The address opens the file. */
    @Override
    public String toString() {
        return "FileInfo[" + id + ", " + state + "]";
    }
}
