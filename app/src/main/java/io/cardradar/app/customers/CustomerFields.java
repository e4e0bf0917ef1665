package io.cardradar.app.customers;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What people write about a customer; a field that is null or empty is unknown.
 *
 * @param remark what the owner of the relationship calls the customer; no other salesperson sees it
 */
@Serdeable
record CustomerFields(
        @Nullable @Size(max = 50) @Pattern(regexp = LINE) String name,
        @Nullable @Size(max = 50) @Pattern(regexp = LINE) String remark,
        @Nullable @Size(max = 100) @Pattern(regexp = LINE) String company,
        @Nullable @Size(max = 50) @Pattern(regexp = LINE) String position,
        @Nullable @Size(max = 100) @Email String email,
        @Nullable @Size(max = 24) String phone) {
    /** One line of text: without control characters. */
    static final String LINE = "\\P{Cntrl}*";
}
