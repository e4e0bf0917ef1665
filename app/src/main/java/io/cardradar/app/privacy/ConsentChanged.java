package io.cardradar.app.privacy;

import io.cardradar.kernel.TenantId;

import java.util.UUID;

/** A visitor has given or withdrawn the consent to be followed. */
record ConsentChanged(TenantId tenant, UUID visitor) {}
