package io.cardradar.app.customers;

import io.cardradar.app.customers.StitchedRows.Belongings;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the ledger.
 *
 * @param one a customer who is tied to the other; both as they are without any stitch
 * @param survivor under whose id the person went on
 * @param merged whose id leads there since, with what it brought along
 * @param by null: the service
 */
record StitchRow(
        UUID id,
        StitchReason reason,
        CustomerId one,
        CustomerId other,
        CustomerId survivor,
        CustomerId merged,
        Belongings moved,
        Instant at,
        @Nullable EmployeeId by,
        @Nullable Instant undoneAt,
        @Nullable EmployeeId undoneBy) {}
