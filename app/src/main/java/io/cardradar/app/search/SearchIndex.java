package io.cardradar.app.search;

import io.cardradar.app.customers.CustomerLists;
import io.cardradar.app.identity.Companies;
import io.cardradar.app.identity.Company;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Tenancy;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.UUID;

/** The index as a whole. All of it can be lost: it is built from the tables again. */
@Singleton
public class SearchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
    private static final int PAGE = 500;

    private final IndexSteps steps;
    private final IndexAliases aliases;
    private final IndexWriter writer;
    private final CustomerLists customers;
    private final Companies companies;

    SearchIndex(
            IndexSteps steps,
            IndexAliases aliases,
            IndexWriter writer,
            CustomerLists customers,
            Companies companies) {
        this.steps = steps;
        this.aliases = aliases;
        this.writer = writer;
        this.customers = customers;
        this.companies = companies;
    }

    /**
     * Builds the index anew beside the live one and puts it in the live one's place. Searches and
     * changes go on meanwhile.
     *
     * @throws Problem.Conflict {@code search.rebuild_running} when a node is at it already
     * @throws Problem.Upstream {@code search.unavailable}; a later rebuild cleans up
     */
    public void rebuild() {
        if (!Tenancy.ofAll(() -> steps.rebuilding(this::build))) {
            throw new Problem.Conflict(
                    "search.rebuild_running", "The search index is being rebuilt already");
        }
    }

    /** Builds the index unless there is one of this version. */
    void ensure() {
        if (!aliases.isLive()) {
            Tenancy.ofAll(() ->
                    steps.rebuilding(() -> {
                        // Another node may have built it while this one waited.
                        if (!aliases.isLive()) {
                            build();
                        }
                    }));
        }
    }

    private void build() {
        String index = steps.changingAliases(aliases::create);
        long written = 0;
        for (Company company : companies.list()) {
            written += fill(index, company.id());
        }
        aliases.refresh(index);
        steps.changingAliases(number -> {
            aliases.goLive(index);
            return index;
        });
        LOG.info("Search index {} is live with {} customers", index, written);
    }

    private long fill(String index, TenantId tenant) {
        long written = 0;
        UUID last = new UUID(0, 0);
        List<CustomerId> page = customers.idsAfter(tenant, last, PAGE);
        while (!page.isEmpty()) {
            List<CustomerId> ids = page;
            steps.writing(
                    tenant, () -> writer.write(writer.operations(tenant, ids, List.of(index))));
            written += page.size();
            page = customers.idsAfter(tenant, page.getLast().value(), PAGE);
        }
        return written;
    }
}
