package io.cardradar.app.demo;

import io.cardradar.app.cards.CardContent;
import io.cardradar.kernel.Caller.Role;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who is in the demo company, as {@code company.json} tells it.
 *
 * @param departments parents before children
 * @param salespeople the first is bound to the openid {@code sales-1}, and so on
 */
@Serdeable
record CompanyScript(
        String name,
        String timeZone,
        AppScript app,
        List<DepartmentScript> departments,
        List<ManagerScript> managers,
        List<SalespersonScript> salespeople) {
    @Serdeable
    record AppScript(
            String id, String name, String secret, String callbackToken, String encodingAesKey) {}

    @Serdeable
    record DepartmentScript(String name, @Nullable String parent) {}

    @Serdeable
    record ManagerScript(
            String name, String position, String phone, Role role, String department) {}

    @Serdeable
    record SalespersonScript(String department, CardContent card) {}
}
