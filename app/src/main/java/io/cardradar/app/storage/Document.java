package io.cardradar.app.storage;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A document as it was found.
 *
 * @param fields texts, numbers, truths, lists and maps, as JSON has them
 */
public record Document(String id, Map<String, @Nullable Object> fields) {}
