package io.cardradar.app.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * How to upload one file: a {@code multipart/form-data} POST, as {@code wx.uploadFile} makes it.
 *
 * @param url where to post
 * @param fields the form's fields before the file
 * @param fileField the name of the part with the file, which must be the last one
 * @param expiresAt the store refuses it from then on
 */
public record UploadTicket(
        URI url, Map<String, String> fields, String fileField, Instant expiresAt) {}
