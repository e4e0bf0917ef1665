package io.cardradar.app.storage;

/**
 * A file that somebody wants to upload.
 *
 * @param name as the client calls it: shown, never used as a path
 * @param contentType as the client says; what counts is what the bytes say
 */
public record NewFile(String name, String contentType, long size, FilePurpose purpose) {}
