package io.cardradar.app.identity;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

/** Tells which WeChat users are employees. */
@Singleton
public class OpenIds {
    private final Principals principals;

    OpenIds(Principals principals) {
        this.principals = principals;
    }

    /** Lets an openid log in as an employee, before it ever did. */
    public void bind(TenantId tenant, String appId, String openid, EmployeeId employee) {
        principals.bind(tenant, appId, openid, employee);
    }
}
