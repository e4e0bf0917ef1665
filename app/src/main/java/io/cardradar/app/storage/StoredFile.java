package io.cardradar.app.storage;

/**
 * A file of the local store.
 *
 * @param contentType as it was put or uploaded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: carries bytes from disk to the wire
record StoredFile(String contentType, byte[] bytes) {}
