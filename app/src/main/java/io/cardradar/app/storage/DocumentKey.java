package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;

import java.util.regex.Pattern;

/**
 * Names one document of one company.
 *
 * @param collection lower-case letters, digits and underscores, at most 50
 * @param id letters, digits, underscores and hyphens, at most 64
 */
public record DocumentKey(TenantId tenant, String collection, String id) {
    private static final Pattern COLLECTION = Pattern.compile("[a-z][a-z0-9_]{0,49}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public DocumentKey {
        requireCollection(collection);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a document: " + id);
        }
    }

    static void requireCollection(String collection) {
        if (!COLLECTION.matcher(collection).matches()) {
            throw new IllegalArgumentException("no name of a collection: " + collection);
        }
    }
}
