package io.cardradar.app.messaging;

import io.cardradar.app.messaging.MessageViews.MessageView;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.micronaut.data.connection.annotation.Connectable;
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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Controller("/v1/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Connectable
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "messages")
class MessageController {
    private final CustomerMessages messages;
    private final MessageViews views;
    private final ContentJson json;

    MessageController(CustomerMessages messages, MessageViews views, ContentJson json) {
        this.messages = messages;
        this.views = views;
        this.json = json;
    }

    /**
     * Sends a message to a customer through WeChat: a subscription message for one of the
     * customer's grants, or a customer-service message within its window. It is sent afterwards, at
     * most once; its state tells what became of it.
     */
    @Post
    @Status(HttpStatus.ACCEPTED)
    MessageView send(
            Caller caller,
            @Body @Valid SendRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey,
            @Parameter(hidden = true) Locale locale) {
        MessageRow row = messages.send(caller, request.toDraft(json), idempotencyKey);
        return views.of(caller.tenant(), row, locale);
    }

    /** One message and what has become of it. */
    @Get("/{id}")
    MessageView get(Caller caller, UUID id, @Parameter(hidden = true) Locale locale) {
        return views.of(caller.tenant(), messages.get(caller, id), locale);
    }

    /**
     * Give either {@code subscribe} or {@code kefu}.
     *
     * @param owner whose customer it is; without it the caller's own or, where there is none, the
     *     most recently active one in the caller's data scope
     */
    @Serdeable
    record SendRequest(
            @NotNull UUID customerId,
            @Nullable UUID owner,
            @Nullable @Valid SubscribeRequest subscribe,
            @Nullable @Valid ServiceContent kefu) {
        NewDraft toDraft(ContentJson json) {
            EmployeeId whose = owner == null ? null : new EmployeeId(owner);
            return new NewDraft(new CustomerId(customerId), whose, draft(), json.write(this));
        }

        private Draft draft() {
            if (subscribe != null && kefu == null) {
                return new Draft.Subscribe(subscribe.templateId, subscribe.page, subscribe.data);
            }
            if (kefu != null && subscribe == null) {
                return new Draft.Service(kefu);
            }
            throw new Problem.Invalid(
                    "message.which_channel", "Give one of subscribe and kefu, and not both");
        }

        @Override
        public String toString() {
            return "SendRequest[" + customerId + "]";
        }
    }

    /**
     * @param templateId our id of the template
     * @param page of the mini-program that opens, with its query
     * @param data a value for each field of the template, such as {@code thing3}
     */
    @Serdeable
    record SubscribeRequest(
            @NotNull UUID templateId,
            @Nullable @Size(max = 512) @Pattern(regexp = "[!-~&&[^/]][!-~]*") String page,
            @NotNull @Size(max = 20) Map<String, String> data) {
        SubscribeRequest {
            data = new TreeMap<>(data);
        }

        @Override
        public String toString() {
            return "SubscribeRequest[" + templateId + "]";
        }
    }
}
