package io.cardradar.app.search;

import io.cardradar.app.customers.CustomerItem;
import io.cardradar.app.customers.CustomerLists;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.app.search.CustomerQuery.Filters;
import io.cardradar.app.search.CustomerSearch.Found;
import io.cardradar.app.search.FacetViews.FacetsView;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "customers")
class SearchController {
    private final CustomerSearch search;
    private final CustomerLists customers;
    private final FacetViews facets;
    private final DataScopes scopes;

    SearchController(
            CustomerSearch search, CustomerLists customers, FacetViews facets, DataScopes scopes) {
        this.search = search;
        this.customers = customers;
        this.facets = facets;
        this.scopes = scopes;
    }

    /**
     * Finds customers by what is typed, narrowed by stage, tag, owner, interest and activity, and
     * counts them by what they can be narrowed by. Changes are found within about a second.
     */
    @Get
    SearchView search(Caller caller, @Valid @RequestBean SearchQuery query) {
        Found found =
                search.find(
                        new CustomerQuery(
                                caller.tenant(),
                                scopes.of(caller),
                                query.q == null ? "" : query.q,
                                query.filters(caller),
                                CustomerSort.of(query.sortOrDefault()),
                                query.cursor,
                                query.limitOrDefault()));
        return new SearchView(
                customers.items(caller, found.page().items()),
                found.page().next(),
                facets.of(caller.tenant(), found),
                found.total());
    }

    /**
     * @param q part of a name, remark or company; pinyin or initials of one; three or more digits
     *     of a phone
     * @param stage keys of stages, any of them
     * @param tag tags, all of them
     * @param owner {@code me} or an employee's id
     * @param minScore the least interest, 0 to 100
     * @param activeSince the customer did something since then
     * @param sort {@code -lastActiveAt} (the default), {@code -score}, {@code name} or {@code
     *     -createdAt}
     * @param cursor {@code next} of the page before
     * @param limit 1 to 100; 20 by default
     */
    @Introspected
    record SearchQuery(
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue @Size(max = 20) List<String> stage,
            @Nullable @QueryValue @Size(max = 20) List<String> tag,
            @Nullable @QueryValue String owner,
            @Nullable @QueryValue @Min(0) @Max(100) Integer minScore,
            @Nullable @QueryValue Instant activeSince,
            @Nullable @QueryValue String sort,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        private static final int DEFAULT_LIMIT = 20;
        private static final String ME = "me";

        int limitOrDefault() {
            return limit == null ? DEFAULT_LIMIT : limit;
        }

        String sortOrDefault() {
            return sort == null ? "-lastActiveAt" : sort;
        }

        Filters filters(Caller caller) {
            return new Filters(
                    stage == null ? List.of() : stage,
                    tag == null ? List.of() : tag,
                    owner(caller),
                    minScore == null ? 0 : minScore,
                    activeSince);
        }

        private @Nullable EmployeeId owner(Caller caller) {
            try {
                return owner == null
                        ? null
                        : owner.equals(ME)
                                ? caller.employee()
                                : new EmployeeId(UUID.fromString(owner));
            } catch (IllegalArgumentException e) {
                throw new Problem.Invalid(
                        "customer.bad_owner", "owner is me or the id of an employee");
            }
        }
    }

    /**
     * @param next the cursor of the next page; absent on the last
     * @param total how many customers there are on all pages
     */
    @Serdeable
    record SearchView(
            List<CustomerItem> items, @Nullable String next, FacetsView facets, long total) {}
}
