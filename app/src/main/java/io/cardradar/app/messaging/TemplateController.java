package io.cardradar.app.messaging;

import io.cardradar.kernel.Caller;
import io.cardradar.wechat.message.NewTemplate;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/message-templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "messages")
class TemplateController {
    private final Templates templates;

    TemplateController(Templates templates) {
        this.templates = templates;
    }

    /** The company's templates of subscription messages, as they were last seen at WeChat. */
    @Get
    TemplatesView list(Caller caller) {
        return TemplatesView.of(templates.all(caller.tenant()));
    }

    /** Takes a template from WeChat's library. */
    @Post
    @Status(HttpStatus.CREATED)
    TemplateView add(Caller caller, @Body @Valid TemplateRequest request) {
        return TemplateView.of(templates.add(caller.tenant(), request.appId, request.toTemplate()));
    }

    /** Looks at WeChat which templates there are: after changes in its console. */
    @Post("/sync")
    TemplatesView sync(Caller caller) {
        return TemplatesView.of(templates.sync(caller.tenant()));
    }

    /** Gives a template up, at WeChat too. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(Caller caller, UUID id) {
        templates.delete(caller.tenant(), id);
    }

    /**
     * @param tid number of the template in the library
     * @param keywords numbers of its fields, in the order in which they shall stand
     * @param scene what it is for; WeChat's reviewers read it
     */
    @Serdeable
    record TemplateRequest(
            @NotBlank @Size(max = 32) String appId,
            @Min(1) int tid,
            @NotNull @Size(min = 2, max = 5) List<@NotNull Integer> keywords,
            @NotBlank @Size(max = 15) String scene) {
        NewTemplate toTemplate() {
            return new NewTemplate(tid, keywords, scene);
        }
    }

    @Serdeable
    record TemplatesView(List<TemplateView> items) {
        static TemplatesView of(List<TemplateRow> rows) {
            return new TemplatesView(rows.stream().map(TemplateView::of).toList());
        }
    }

    /**
     * @param templateId WeChat's, which the mini-program asks the user about
     * @param content a line for each field
     * @param kind {@code once}: a message for each grant; {@code long_term}: any number
     */
    @Serdeable
    record TemplateView(
            UUID id,
            String appId,
            String templateId,
            String title,
            String content,
            String example,
            List<String> fields,
            String kind,
            Instant syncedAt) {
        static TemplateView of(TemplateRow row) {
            return new TemplateView(
                    row.id(),
                    row.appId(),
                    row.templateId(),
                    row.title(),
                    row.content(),
                    row.example(),
                    row.fields(),
                    row.kind().name().toLowerCase(Locale.ROOT),
                    row.syncedAt());
        }
    }
}
