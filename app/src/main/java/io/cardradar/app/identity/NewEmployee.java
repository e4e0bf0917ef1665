package io.cardradar.app.identity;

import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.DepartmentId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * @param phone digits, with or without country code; null when the employee will only use WeChat
 */
public record NewEmployee(
        String name,
        @Nullable String position,
        @Nullable String phone,
        Role role,
        List<DepartmentId> departments) {
    @Override
    public String toString() {
        return "NewEmployee[" + name + ", " + role + "]";
    }
}
