package io.cardradar.app.messaging.wecom;

import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeCom;
import io.cardradar.wechat.wecom.WeComAgent;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who the employees are in WeCom: as somebody said, else as WeCom says by the mobile number. */
@Singleton
class Members {
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
     * empty if WeCom knows nobody with this mobile number.
     */
    Optional<String> find(TenantId tenant, EmployeeId employee, WeComAgent agent) {
        Optional<String> known = members.find(tenant, employee).map(MemberRow::memberId);
        return known.isPresent() ? known : lookUp(tenant, employee, agent);
    }

    private Optional<String> lookUp(TenantId tenant, EmployeeId employee, WeComAgent agent) {
        Optional<String> found =
                employees
                        .phone(tenant, employee)
                        .flatMap(phone -> weChat.weCom().memberByMobile(agent, phone))
                        .filter(WeCom::isMember);
        found.ifPresent(member -> put(tenant, employee, member, false));
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

    private void put(TenantId tenant, EmployeeId employee, String member, boolean byHand) {
        members.put(new MemberRow(tenant, employee, member, byHand, clock.instant()));
    }
}
