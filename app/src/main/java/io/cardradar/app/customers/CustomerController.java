package io.cardradar.app.customers;

import io.cardradar.app.customers.CustomerViews.DetailView;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/customers/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Connectable
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "customers")
class CustomerController {
    private final Customers customers;
    private final CustomerPatches patches;
    private final CustomerViews views;
    private final Tags tags;
    private final Interest interest;

    CustomerController(
            Customers customers,
            CustomerPatches patches,
            CustomerViews views,
            Tags tags,
            Interest interest) {
        this.customers = customers;
        this.patches = patches;
        this.views = views;
        this.tags = tags;
        this.interest = interest;
    }

    /**
     * One customer. The id of one who was stitched to another leads to that one, whose id is in the
     * answer.
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

    /** What a salesperson has marked a customer with. */
    @Get("/tags")
    TagsView tags(Caller caller, UUID id, @Nullable @QueryValue UUID owner) {
        return new TagsView(tags.of(caller, new CustomerId(id), employee(owner)));
    }

    /** Replaces all tags that a salesperson has marked a customer with. */
    @Put("/tags")
    TagsView replaceTags(
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID owner,
            @Body @Valid TagsRequest request) {
        return new TagsView(
                tags.replace(caller, new CustomerId(id), employee(owner), request.tags));
    }

    @Serdeable
    record TagsRequest(
            @NotNull @Size(max = 30)
                    List<@NotBlank @Size(max = 20) @Pattern(regexp = CustomerFields.LINE) String>
                            tags) {}

    @Serdeable
    record TagsView(List<String> tags) {}

    /** How interested a customer is in a salesperson, and what shows it. */
    @Get("/score")
    Interest.ScoreView score(
            Caller caller, UUID id, Locale locale, @Nullable @QueryValue UUID owner) {
        return interest.score(caller, new CustomerId(id), employee(owner), locale);
    }

    /** As query parameters name one. */
    static @Nullable EmployeeId employee(@Nullable UUID id) {
        return id == null ? null : new EmployeeId(id);
    }
}
