package io.cardradar.app.customers;

import io.cardradar.app.customers.CustomerViews.DetailView;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Controller("/v1/customers/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "customers")
class CustomerController {
    private final Customers customers;
    private final CustomerPatches patches;
    private final CustomerViews views;

    CustomerController(Customers customers, CustomerPatches patches, CustomerViews views) {
        this.customers = customers;
        this.patches = patches;
        this.views = views;
    }

    /**
     * One customer.
     *
     * @param owner whose relationship to show; without it the caller's own or, where there is none,
     *     the most recently active one in the caller's data scope
     */
    @Get
    HttpResponse<DetailView> get(Caller caller, UUID id, @Nullable @QueryValue UUID owner) {
        return page(caller, customers.get(caller, new CustomerId(id), employee(owner)));
    }

    /**
     * Changes what is known of a customer by a JSON merge patch (RFC 7396): null or an empty text
     * clears a field.
     */
    @Patch
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_MERGE_PATCH})
    HttpResponse<DetailView> edit(
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID owner,
            @Body JsonNode patch,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
        CustomerVersion version = CustomerVersion.ifMatch(ifMatch);
        CustomerPatch read = patches.read(patch);
        return page(
                caller, customers.edit(caller, new CustomerId(id), version, employee(owner), read));
    }

    private HttpResponse<DetailView> page(Caller caller, SeenCustomer customer) {
        int version = customer.customer().version();
        return HttpResponse.ok(views.detail(caller, customer))
                .header(HttpHeaders.ETAG, CustomerVersion.of(version).entityTag());
    }

    /** As query parameters name one. */
    static @Nullable EmployeeId employee(@Nullable UUID id) {
        return id == null ? null : new EmployeeId(id);
    }
}
