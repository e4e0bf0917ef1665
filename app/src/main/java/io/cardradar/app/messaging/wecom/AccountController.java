package io.cardradar.app.messaging.wecom;

import io.cardradar.app.messaging.wecom.Account.NoticePage;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Problem;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.LocalTime;

@Controller("/v1/wecom")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "wecom")
class AccountController {
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The company's application in WeCom (企业微信), without its secret. */
    @Get
    AccountView get(Caller caller) {
        return AccountView.of(accounts.get(caller.tenant()));
    }

    /**
     * Names the application through which employees are told of things. WeCom's console must list
     * the service's address among the application's trusted ones.
     */
    @Put
    AccountView put(Caller caller, @Body @Valid AccountRequest request) {
        accounts.put(caller.tenant(), request.wanted());
        return AccountView.of(accounts.get(caller.tenant()));
    }

    /**
     * @param secret of the application; may be left out when it stays as it is
     * @param miniProgram what notices open; without it they are plain texts
     * @param notices whether salespeople are told of visitors who want contact; true by default
     * @param quiet when they are not; never by default
     */
    @Serdeable
    record AccountRequest(
            @NotBlank @Size(max = 128) String corpId,
            @NotNull Integer agentId,
            @Nullable @Size(max = 128) String secret,
            @Nullable @Valid PageView miniProgram,
            @Nullable Boolean notices,
            @Nullable @Valid QuietView quiet) {
        NewAccount wanted() {
            return new NewAccount(
                    corpId,
                    agentId,
                    secret,
                    miniProgram == null
                            ? null
                            : new NoticePage(miniProgram.appId, miniProgram.page),
                    notices == null || notices,
                    quiet == null ? null : quiet.hours());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "AccountRequest[" + corpId + " " + agentId + "]";
        }
    }

    /**
     * @param appId of the mini-program that is bound to the application in WeCom's console
     * @param page without leading slash; it is given {@code visitor}, the id of the visitor whom a
     *     notice is about
     */
    @Serdeable
    record PageView(
            @NotBlank @Size(max = 64) String appId,
            @NotBlank @Pattern(regexp = "[^/?\\s][^?\\s]{0,199}") String page) {}

    /** Hours and minutes by the company's clocks; through midnight if {@code to} comes first. */
    @Serdeable
    record QuietView(
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String to) {
        QuietHours hours() {
            if (from.equals(to)) {
                throw new Problem.Invalid(
                        "wecom.bad_quiet_hours", "Quiet hours end at another time than they begin");
            }
            return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
        }
    }

    @Serdeable
    record AccountView(
            String corpId,
            int agentId,
            @Nullable PageView miniProgram,
            boolean notices,
            @Nullable QuietView quiet) {
        static AccountView of(Account account) {
            NoticePage page = account.page();
            QuietHours quiet = account.quiet();
            return new AccountView(
                    account.agent().corpId(),
                    account.agent().agentId(),
                    page == null ? null : new PageView(page.appId(), page.page()),
                    account.notices(),
                    quiet == null
                            ? null
                            : new QuietView(quiet.from().toString(), quiet.to().toString()));
        }
    }
}
