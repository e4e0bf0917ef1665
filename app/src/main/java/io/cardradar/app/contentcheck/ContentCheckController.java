package io.cardradar.app.contentcheck;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Page;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/content-checks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"MANAGER", "ADMIN"})
@Tag(name = "content checks")
class ContentCheckController {
    private final Reviews reviews;

    ContentCheckController(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * What was checked and with what outcome, the newest first.
     *
     * @param state such as {@code review}; all when it is left out
     */
    @Get
    Page<CheckView> list(
            Caller caller,
            @Nullable @QueryValue CheckState state,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return reviews.list(caller, state, cursor, limit).map(row -> CheckView.of(row, null));
    }

    /** One check with what there is to look at. */
    @Get("/{id}")
    CheckView get(Caller caller, UUID id) {
        ContentCheckRow check = reviews.get(caller, id);
        return CheckView.of(check, reviews.materialOf(check).orElse(null));
    }

    /** Allows or rejects a content. */
    @Post("/{id}/decision")
    CheckView decide(Caller caller, UUID id, @Body @Valid DecisionRequest request) {
        boolean allow = request.decision == Decision.allow;
        return CheckView.of(reviews.decide(caller, id, allow), null);
    }

    @Serdeable
    record DecisionRequest(@NotNull Decision decision) {}

    @Serdeable
    enum Decision {
        allow,
        reject
    }

    /**
     * @param subjectKind {@code card} or {@code file}
     * @param enforced whether the content waits, or waited, for the outcome
     * @param suggestion WeChat's: {@code pass}, {@code review} or {@code risky}; absent as long as
     *     there is none
     * @param label why WeChat objects
     * @param reason why people must decide without WeChat: {@code no_answer}, {@code
     *     no_wechat_user}
     * @param text what there is to read; only of one check
     * @param link where there is something to see or hear, for a while; only of one check
     */
    @Serdeable
    record CheckView(
            UUID id,
            String subjectKind,
            UUID subjectId,
            UUID authorId,
            boolean enforced,
            CheckState state,
            @Nullable String suggestion,
            @Nullable String label,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String link,
            Instant createdAt,
            Instant updatedAt,
            @Nullable UUID decidedBy) {
        static CheckView of(ContentCheckRow check, @Nullable Material material) {
            return new CheckView(
                    check.id(),
                    word(check.subjectKind()),
                    check.subjectId(),
                    check.authorId(),
                    check.enforced(),
                    check.state(),
                    check.suggestion() == null ? null : word(check.suggestion()),
                    check.label() == null ? null : word(check.label()),
                    check.reason(),
                    material instanceof Material.Text text ? text.content() : null,
                    material instanceof Material.Media media ? media.url().toString() : null,
                    check.createdAt(),
                    check.updatedAt(),
                    check.decidedBy());
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
