package io.cardradar.app.search;

import io.cardradar.app.customers.Stages;
import io.cardradar.app.identity.Employees;
import io.cardradar.app.search.CustomerSearch.Found;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows counts with the names of stages and owners. */
@Singleton
class FacetViews {
    private final Stages stages;
    private final Employees employees;

    FacetViews(Stages stages, Employees employees) {
        this.stages = stages;
        this.employees = employees;
    }

    FacetsView of(TenantId tenant, Found found) {
        return new FacetsView(
                stages(tenant, found.stages()),
                found.tags().entrySet().stream()
                        .map(tag -> new TagView(tag.getKey(), tag.getValue()))
                        .sorted(Comparator.comparing(TagView::count).reversed())
                        .toList(),
                owners(tenant, found.owners()));
    }

    private List<StageView> stages(TenantId tenant, Map<String, Long> counts) {
        return stages.list(tenant).stream()
                .map(stage ->
                        new StageView(
                                stage.key(), stage.name(), counts.getOrDefault(stage.key(), 0L)))
                .toList();
    }

    private List<OwnerView> owners(TenantId tenant, Map<String, Long> counts) {
        List<EmployeeId> ids =
                counts.keySet().stream().map(id -> new EmployeeId(UUID.fromString(id))).toList();
        Map<EmployeeId, String> names = employees.names(tenant, ids);
        return ids.stream()
                .map(id ->
                        new OwnerView(
                                id.value(),
                                names.getOrDefault(id, ""),
                                counts.getOrDefault(id.toString(), 0L)))
                .sorted(Comparator.comparing(OwnerView::count).reversed())
                .toList();
    }

    /**
     * How many customers each further choice would leave. A facet does not count its own filter.
     *
     * @param stages all of the company's, in the order of the funnel
     * @param tags most first
     * @param owners most first
     */
    @Serdeable
    record FacetsView(List<StageView> stages, List<TagView> tags, List<OwnerView> owners) {}

    @Serdeable
    record StageView(String key, String name, long count) {}

    @Serdeable
    record TagView(String key, long count) {}

    @Serdeable
    record OwnerView(UUID id, String name, long count) {}
}
