package io.cardradar.app.messaging;

import io.cardradar.kernel.Caller;
import io.cardradar.wechat.message.LibraryKeyword;
import io.cardradar.wechat.message.LibraryTemplate;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.util.List;

/** WeChat's public library of templates, as an app's lines of business open it. */
@Controller("/v1/message-library")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
@Tag(name = "messages")
class LibraryController {
    private final Templates templates;

    LibraryController(Templates templates) {
        this.templates = templates;
    }

    /** A part of the library. */
    @Get
    LibraryView titles(
            Caller caller,
            @QueryValue String appId,
            @QueryValue(defaultValue = "0") @Min(0) int start,
            @QueryValue(defaultValue = "30") @Min(1) @Max(30) int limit) {
        return new LibraryView(
                templates.library(caller.tenant(), appId, start, limit).stream()
                        .map(TitleView::of)
                        .toList());
    }

    /** The fields that a template of the library offers. */
    @Get("/{tid}")
    KeywordsView keywords(Caller caller, int tid, @QueryValue String appId) {
        return new KeywordsView(
                templates.keywords(caller.tenant(), appId, tid).stream()
                        .map(KeywordView::of)
                        .toList());
    }

    @Serdeable
    record LibraryView(List<TitleView> items) {}

    @Serdeable
    record TitleView(int tid, String title, boolean longTerm, String categoryId) {
        static TitleView of(LibraryTemplate template) {
            return new TitleView(
                    template.tid(), template.title(), template.longTerm(), template.categoryId());
        }
    }

    @Serdeable
    record KeywordsView(List<KeywordView> items) {}

    /**
     * @param type of the field, such as {@code thing}
     */
    @Serdeable
    record KeywordView(int kid, String name, String example, String type) {
        static KeywordView of(LibraryKeyword keyword) {
            return new KeywordView(
                    keyword.kid(), keyword.name(), keyword.example(), keyword.type());
        }
    }
}
