package io.cardradar.app.messaging.wecom;

import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

@Controller("/v1/wecom/members")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "wecom")
class MemberController {
    private final Members members;
    private final Employees employees;

    MemberController(Members members, Employees employees) {
        this.members = members;
        this.employees = employees;
    }

    /** The employees of whom it is known who they are in WeCom. */
    @Get
    MembersView list(Caller caller) {
        List<MemberRow> rows = members.list(caller.tenant());
        Map<EmployeeId, String> names =
                employees.names(caller.tenant(), rows.stream().map(MemberRow::employeeId).toList());
        return new MembersView(
                rows.stream()
                        .map(row -> MemberView.of(row, names.getOrDefault(row.employeeId(), "")))
                        .toList());
    }

    /**
     * Says who an employee is in WeCom, for employees whose mobile number differs there; others are
     * found by it.
     */
    @Put("/{employeeId}")
    @Status(HttpStatus.NO_CONTENT)
    void set(Caller caller, UUID employeeId, @Body @Valid MemberRequest request) {
        members.set(caller.tenant(), new EmployeeId(employeeId), request.memberId);
    }

    /** Forgets who an employee is in WeCom: the mobile number will say. */
    @Delete("/{employeeId}")
    @Status(HttpStatus.NO_CONTENT)
    void forget(Caller caller, UUID employeeId) {
        members.forget(caller.tenant(), new EmployeeId(employeeId));
    }

    /**
     * @param memberId WeCom's userid
     */
    @Serdeable
    record MemberRequest(@NotBlank @Size(max = 64) String memberId) {}

    @Serdeable
    record MembersView(List<MemberView> items) {}

    /**
     * @param byHand whether somebody said so; else WeCom did
     */
    @Serdeable
    record MemberView(EmployeeView employee, String memberId, boolean byHand) {
        static MemberView of(MemberRow row, String name) {
            return new MemberView(
                    new EmployeeView(row.employeeId().value(), name),
                    Objects.requireNonNull(row.memberId()),
                    row.byHand());
        }
    }

    @Serdeable
    record EmployeeView(UUID id, String name) {}
}
