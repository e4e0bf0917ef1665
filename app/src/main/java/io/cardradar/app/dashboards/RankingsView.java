package io.cardradar.app.dashboards;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Salespeople by one metric, the most first. */
@Serdeable
record RankingsView(String by, List<ItemView> items) {
    /**
     * @param rank shared by those who have the same
     * @param department the first that the employee belongs to
     */
    @Serdeable
    record ItemView(int rank, NamedView employee, @Nullable NamedView department, long value) {}
}
