package io.cardradar.app.storage;

/** What a ticket of the local store allows. */
record LocalUpload(FileKey key, String contentType, long maxBytes) {
    /** The signed text. */
    String act() {
        return String.join("\n", "put", key.full(), contentType, Long.toString(maxBytes));
    }
}
