package io.cardradar.app.cards;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Controller("/v1/cards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
@Tag(name = "cards")
class ShareController {
    private final Shares shares;
    private final MiniProgramSettings miniProgram;

    ShareController(Shares shares, MiniProgramSettings miniProgram) {
        this.shares = shares;
        this.miniProgram = miniProgram;
    }

    /**
     * Makes the token and the path of one share, by an employee or by a visitor who passes it on.
     */
    @Post("/{id}/shares")
    @Status(HttpStatus.CREATED)
    ShareView share(
            Caller caller,
            UUID id,
            @Body @Valid ShareRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        NewShare share = new NewShare(request.channel, request.parent);
        String token = shares.share(caller, new CardId(id), share, idempotencyKey);
        return new ShareView(token, miniProgram.cardPage() + "?scene=" + token);
    }

    /**
     * @param channel where it goes, in a word of the client's: {@code chat}, {@code group}, {@code
     *     moments}, {@code poster}, …
     * @param parent the token that the sharer came by
     */
    @Serdeable
    record ShareRequest(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,31}") String channel,
            @Nullable @Size(max = 32) String parent) {}

    /**
     * @param token at most 32 characters that fit {@code scene}; it goes into events as {@code
     *     share}
     * @param path what the mini-program gives to WeChat
     */
    @Serdeable
    record ShareView(String token, String path) {}

    /** Which card a scanned code or an opened share leads to. */
    @Get("/resolve")
    ResolvedView resolve(Caller caller, @QueryValue @Size(min = 1, max = 32) String scene) {
        ShareRow share = shares.resolve(caller.tenant(), scene);
        return new ResolvedView(
                share.cardId().value(), new SceneShareView(share.token(), share.channel()));
    }

    @Serdeable
    record ResolvedView(UUID cardId, SceneShareView share) {}

    @Serdeable
    record SceneShareView(String token, String channel) {}
}
