package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "company")
class CompanyController {
    private final Companies companies;
    private final Founding founding;
    private final OperatorSettings operator;

    CompanyController(Companies companies, Founding founding, OperatorSettings operator) {
        this.companies = companies;
        this.founding = founding;
        this.operator = operator;
    }

    /**
     * Founds a company with its first administrator. For whoever runs the service, with {@code
     * X-Operator-Key}.
     */
    @Post("/companies")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Status(HttpStatus.CREATED)
    CompanyView found(
            @Nullable @Header("X-Operator-Key") String operatorKey,
            @Body @Valid FoundRequest request) {
        operator.require(operatorKey);
        return CompanyView.of(
                founding.found(request.name, request.zone(), request.administrator.toFirst()));
    }

    /**
     * @param timeZone an IANA name, {@code Asia/Shanghai} by default
     */
    @Serdeable
    record FoundRequest(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 50) String timeZone,
            @NotNull @Valid AdministratorRequest administrator) {
        String zone() {
            return timeZone == null ? "Asia/Shanghai" : timeZone;
        }
    }

    /** The first administrator, who logs in with phone and password. */
    @Serdeable
    record AdministratorRequest(
            @NotBlank @Size(max = 50) String name,
            @NotBlank @Size(max = 24) String phone,
            @NotNull @Size(min = Passwords.MIN_LENGTH, max = Passwords.MAX_LENGTH)
                    String password) {
        Founding.Administrator toFirst() {
            return new Founding.Administrator(name, phone, password);
        }
    }

    /** The caller's company. */
    @Get("/company")
    @Secured({"STAFF", "MANAGER", "ADMIN"})
    CompanyView company(Caller caller) {
        return CompanyView.of(companies.get(caller.tenant()));
    }

    @Serdeable
    record CompanyView(UUID id, String name, String timeZone) {
        static CompanyView of(Company company) {
            return new CompanyView(company.id().value(), company.name(), company.zone().getId());
        }
    }
}
