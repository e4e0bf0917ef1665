package io.cardradar.app.storage;

import io.cardradar.kernel.TenantId;

import java.util.List;

/**
 * Which documents of a company are meant, in which order; among equals by id.
 *
 * @param filters all of which hold
 * @param skip how many of the first are left out
 * @param limit at most {@value #MOST}
 */
public record DocumentQuery(
        TenantId tenant,
        String collection,
        List<DocumentFilter> filters,
        List<Order> orders,
        int skip,
        int limit) {
    public static final int MOST = 100;

    /** Missing before numbers, numbers before texts, truths last. */
    public record Order(String field, boolean descending) {
        public Order {
            DocumentFilter.requireField(field);
        }
    }

    public DocumentQuery {
        DocumentKey.requireCollection(collection);
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
        if (skip < 0 || limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("no page of documents: " + skip + ", " + limit);
        }
    }

    /** The first page of all documents. */
    public static DocumentQuery of(TenantId tenant, String collection) {
        return new DocumentQuery(tenant, collection, List.of(), List.of(), 0, MOST);
    }

    public DocumentQuery where(DocumentFilter... all) {
        return new DocumentQuery(tenant, collection, List.of(all), orders, skip, limit);
    }

    public DocumentQuery orderBy(Order... all) {
        return new DocumentQuery(tenant, collection, filters, List.of(all), skip, limit);
    }

    public DocumentQuery page(int from, int size) {
        return new DocumentQuery(tenant, collection, filters, orders, from, size);
    }
}
