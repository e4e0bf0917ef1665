package io.cardradar.app.search;

import static io.cardradar.app.search.SearchUnavailable.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;

import io.cardradar.app.customers.CustomerLists;
import io.cardradar.app.customers.CustomerSnapshot;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings customers from the tables into indexes; the caller holds {@link IndexLocks}. */
@Singleton
class IndexWriter {
    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient client;
    private final CustomerLists customers;
    private final CustomerDocuments documents;

    IndexWriter(ElasticsearchClient client, CustomerLists customers, CustomerDocuments documents) {
        this.client = client;
        this.customers = customers;
        this.documents = documents;
    }

    /** What it takes to make these customers in the index what they are in the tables. */
    List<BulkOperation> operations(
            TenantId tenant, Collection<CustomerId> ids, Collection<String> indexes) {
        Set<CustomerId> gone = new HashSet<>(ids);
        List<BulkOperation> operations = new ArrayList<>();
        for (CustomerSnapshot snapshot : customers.snapshots(tenant, ids)) {
            CustomerDocument document = documents.of(tenant, snapshot);
            indexes.forEach(index -> operations.add(write(index, document)));
            gone.remove(snapshot.customer().id());
        }
        for (CustomerId id : gone) {
            indexes.forEach(index -> operations.add(remove(index, tenant, id)));
        }
        return operations;
    }

    /** Does it; a write that fails for good is a fault of ours. */
    void write(List<BulkOperation> operations) {
        if (operations.isEmpty()) {
            return;
        }
        BulkResponse response =
                asking(() -> client.bulk(request -> request.operations(operations)));
        for (BulkResponseItem item : response.items()) {
            if (item.error() != null) {
                check(item);
            }
        }
    }

    private static void check(BulkResponseItem item) {
        String detail = item.status() + " " + item.error();
        if (item.status() != NOT_FOUND && SearchUnavailable.isPassing(item.status())) {
            throw SearchUnavailable.problem(new IllegalStateException(detail));
        }
        throw new IllegalStateException("Customer " + item.id() + " is not indexed: " + detail);
    }

    private static BulkOperation write(String index, CustomerDocument document) {
        return BulkOperation.of(operation ->
                operation.index(write ->
                        write.index(index)
                                .id(document.id())
                                .routing(document.tenant())
                                .document(document)));
    }

    private static BulkOperation remove(String index, TenantId tenant, CustomerId id) {
        return BulkOperation.of(operation ->
                operation.delete(delete ->
                        delete.index(index).id(id.toString()).routing(tenant.toString())));
    }
}
