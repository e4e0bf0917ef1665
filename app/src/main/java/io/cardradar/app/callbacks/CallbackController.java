package io.cardradar.app.callbacks;

import io.cardradar.wechat.callback.PushQuery;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

/** Where WeChat pushes to: the address that is entered in WeChat's console. */
@Controller("/wechat/callback/{appId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "wechat")
class CallbackController {
    private static final String SUCCESS = "success";

    private final Callbacks callbacks;

    CallbackController(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** Answers the console's check of the address with {@code echostr}. */
    @Get
    @Produces(MediaType.TEXT_PLAIN)
    String check(
            String appId, @RequestBean SignedQuery query, @Nullable @QueryValue String echostr) {
        return callbacks.echo(appId, query.toQuery(), echostr);
    }

    /** Takes a push: plain or encrypted, JSON or XML. Answers when it is stored. */
    @Post
    @Consumes(MediaType.ALL)
    @Produces(MediaType.TEXT_PLAIN)
    String push(
            String appId,
            @RequestBean SignedQuery query,
            @jakarta.annotation.Nullable @Body byte @Nullable [] body) {
        callbacks.take(appId, query.toQuery(), body == null ? new byte[0] : body);
        return SUCCESS;
    }

    /** What WeChat signs with; missing parts make the signature wrong. */
    @Introspected
    record SignedQuery(
            @Nullable @QueryValue String signature,
            @Nullable @QueryValue String timestamp,
            @Nullable @QueryValue String nonce,
            @Nullable @QueryValue("msg_signature") String msgSignature) {
        PushQuery toQuery() {
            return new PushQuery(signature, timestamp, nonce, msgSignature);
        }
    }
}
