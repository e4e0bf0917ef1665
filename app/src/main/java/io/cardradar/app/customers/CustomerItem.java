package io.cardradar.app.customers;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A customer as lists show one: with the relationship that the list found.
 *
 * @param name never empty: an unnamed customer goes by the name that the radar uses
 * @param remark what {@code owner} calls the customer
 * @param phone masked unless the caller has a relationship with the customer
 * @param stage the stage's key
 * @param score interest, 0 to 100
 */
@Serdeable
public record CustomerItem(
        UUID id,
        String name,
        @Nullable String remark,
        @Nullable String company,
        @Nullable String phone,
        String stage,
        String stageName,
        List<String> tags,
        int score,
        Person owner,
        Instant lastActiveAt) {
    /** An employee by name. */
    @Serdeable
    public record Person(UUID id, String name) {}
}
