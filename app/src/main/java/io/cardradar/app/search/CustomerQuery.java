package io.cardradar.app.search;

import io.cardradar.app.identity.DataScope;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is sought.
 *
 * @param text matched with names, remarks, companies, their sound, and phones; empty for everybody
 * @param filters what a relationship must be like; one relationship must be like all of it
 * @param after a cursor; null for the first page
 */
record CustomerQuery(
        TenantId tenant,
        DataScope scope,
        String text,
        Filters filters,
        CustomerSort sort,
        @Nullable String after,
        int limit) {
    /**
     * @param stages any of these; all when empty
     * @param tags all of these
     * @param minScore 0 to 100
     */
    record Filters(
            List<String> stages,
            List<String> tags,
            @Nullable EmployeeId owner,
            int minScore,
            @Nullable Instant activeSince) {
        Filters withoutStages() {
            return new Filters(List.of(), tags, owner, minScore, activeSince);
        }

        Filters withoutTags() {
            return new Filters(stages, List.of(), owner, minScore, activeSince);
        }

        Filters withoutOwner() {
            return new Filters(stages, tags, null, minScore, activeSince);
        }
    }
}
