package io.cardradar.app.messaging.wecom;

import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeCom;
import io.cardradar.wechat.wecom.WeComAgent;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who the employees are in WeCom: as somebody said, else as WeCom says by the mobile number. */
@Singleton
class Members {
    /** WeCom bars an application that often asks for mobile numbers which nobody has. */
    private static final Duration BETWEEN_VAIN_LOOK_UPS = Duration.ofDays(1);

    private final MemberRepository members;
    private final Employees employees;
    private final WeChat weChat;
    private final Clock clock;

    Members(MemberRepository members, Employees employees, WeChat weChat, Clock clock) {
        this.members = members;
        this.employees = employees;
        this.weChat = weChat;
        this.clock = clock;
    }

    /**
     * WeCom's id of an employee, asked of WeCom the first time, and so outside of any transaction;
     * empty if WeCom knows nobody with this mobile number, which it is asked once a day.
     */
    Optional<String> find(TenantId tenant, EmployeeId employee, WeComAgent agent) {
        Optional<MemberRow> known = members.find(tenant, employee).filter(this::isGood);
        return known.isPresent() ? known.map(MemberRow::memberId) : lookUp(tenant, employee, agent);
    }

    private boolean isGood(MemberRow row) {
        Instant longAgo = clock.instant().minus(BETWEEN_VAIN_LOOK_UPS);
        return row.memberId() != null || row.updatedAt().isAfter(longAgo);
    }

    private Optional<String> lookUp(TenantId tenant, EmployeeId employee, WeComAgent agent) {
        Optional<String> found =
                employees
                        .phone(tenant, employee)
                        .flatMap(phone -> weChat.weCom().memberByMobile(agent, phone))
                        .filter(WeCom::isMember);
        put(tenant, employee, found.orElse(null), false);
        return found;
    }

    /** Forgets what WeCom said of an employee, who may have left it or changed the number. */
    void doubt(TenantId tenant, EmployeeId employee) {
        members.forgetFound(tenant, employee);
    }

    List<MemberRow> list(TenantId tenant) {
        return members.list(tenant);
    }

    /**
     * Says who an employee is.
     *
     * @throws Problem.Invalid {@code wecom.bad_member}
     * @throws Problem.NotFound {@code employee.not_found}
     */
    void set(TenantId tenant, EmployeeId employee, String member) {
        if (!WeCom.isMember(member)) {
            throw new Problem.Invalid("wecom.bad_member", "This can be no member's id in WeCom");
        }
        employees.get(tenant, employee);
        put(tenant, employee, member, true);
    }

    /** Goes back to what WeCom says. */
    void forget(TenantId tenant, EmployeeId employee) {
        members.forget(tenant, employee);
    }

    private void put(
            TenantId tenant, EmployeeId employee, @Nullable String member, boolean byHand) {
        members.put(new MemberRow(tenant, employee, member, byHand, clock.instant()));
    }
}
