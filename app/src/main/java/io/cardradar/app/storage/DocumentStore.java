package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where documents are kept that mini-programs read directly, if the store lets them. Every adapter
 * passes the same contract test.
 *
 * <p>Every method may take seconds and throws {@link Problem.Upstream} {@code storage.unavailable}
 * when the store is away: none belongs inside a database transaction.
 */
public interface DocumentStore {
    /**
     * Keeps a document, in place of one of the same key.
     *
     * @param fields texts, numbers, truths, nulls, lists and maps; none is named {@code id} or
     *     {@code companyId}, which the store sets, none begins with an underscore or a dollar, and
     *     none contains a dot
     */
    void put(DocumentKey key, Map<String, ?> fields);

    /** The document of a key. */
    Optional<Document> find(DocumentKey key);

    /** Removes a document; nothing happens if there is none. */
    void delete(DocumentKey key);

    /** One page of documents; none if the collection was never written to. */
    List<Document> find(DocumentQuery query);

    /** How many documents a query means, on all pages. */
    long count(DocumentQuery query);
}
