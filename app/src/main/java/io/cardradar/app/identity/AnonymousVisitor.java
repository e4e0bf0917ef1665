package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.TenantId;

import java.util.UUID;

/**
 * Somebody of whom nothing is known but the device.
 *
 * @param id follows from company, app and device, so that it need not be stored
 */
record AnonymousVisitor(TenantId tenant, String appId, UUID id) {
    Principal principal() {
        return new Principal(tenant, id, Role.VISITOR, appId, null);
    }
}
