package io.cardradar.app.messaging;

import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

/**
 * A draft and whom it is for.
 *
 * @param owner whose customer it is; null for the caller's own or the most recently active one
 * @param fingerprint the same for the same request
 */
record NewDraft(CustomerId customer, @Nullable EmployeeId owner, Draft draft, String fingerprint) {}
