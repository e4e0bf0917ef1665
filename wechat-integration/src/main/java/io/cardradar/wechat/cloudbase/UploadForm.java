package io.cardradar.wechat.cloudbase;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to upload one file to CloudBase: a {@code multipart/form-data} POST that answers 204.
 *
 * @param fields the form's fields, in the order in which the storage wants them
 * @param fileId what names the file from then on
 * @param expiresAt when the signature ends; null when it does not say
 */
public record UploadForm(
        URI url, Map<String, String> fields, String fileId, @Nullable Instant expiresAt) {

    /** The part with the file, which must be the last one. */
    public static final String FILE_FIELD = "file";

    public UploadForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Hides the signature. */
    @Override
    public String toString() {
        return "UploadForm[" + fileId + "]";
    }
}
