package io.cardradar.app.cards;

import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A card as its owner knows it.
 *
 * @param published what visitors are shown, before fields are left out; null until it is published
 * @param version of the draft, from 1
 */
public record Card(
        CardId id,
        EmployeeId owner,
        CardContent draft,
        @Nullable CardContent published,
        int version,
        Instant updatedAt,
        @Nullable Instant publishedAt) {
    static Card of(CardRow row) {
        return new Card(
                row.id(),
                row.employeeId(),
                row.draft(),
                row.published(),
                row.version(),
                row.updatedAt(),
                row.publishedAt());
    }
}
