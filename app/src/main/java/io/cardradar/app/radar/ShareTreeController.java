package io.cardradar.app.radar;

import io.cardradar.analytics.shares.ShareTree;
import io.cardradar.app.radar.ShareTreeViews.SpreadView;
import io.cardradar.app.radar.ShareTreeViews.TreeView;
import io.cardradar.app.radar.Spread.Part;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.UUID;

@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "radar")
@Connectable
class ShareTreeController {
    private final Spread spread;
    private final ShareTreeViews views;

    ShareTreeController(Spread spread, ShareTreeViews views) {
        this.spread = spread;
        this.views = views;
    }

    /**
     * How a card spread from hand to hand (裂变), as nodes and links to be drawn: the upper levels,
     * or those below {@code parent}.
     */
    @Get("/cards/{id}/share-tree")
    TreeView ofCard(
            Caller caller,
            UUID id,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean TreeQuery query) {
        ShareTree tree = spread.of(caller, new CardId(id), query.windowOrDefault());
        return views.tree(caller.tenant(), tree, Spread.picture(tree, query.part()), locale);
    }

    /** How far the own cards spread, and by whom; or those of an employee in scope. */
    @Get("/radar/share-tree")
    SpreadView ofAll(
            Caller caller,
            @Parameter(hidden = true) Locale locale,
            @Valid @RequestBean SpreadQuery query) {
        return views.spread(
                caller.tenant(),
                spread.ofAll(caller, query.employee, query.windowOrDefault()),
                query.limitOrDefault(),
                locale);
    }

    /**
     * @param window {@code today}, {@code 7d}, {@code 30d} (the default) or {@code all}: figures
     *     count from then, and nobody is shown of whom nothing came since
     * @param parent the node at whose children to begin; the root by default
     * @param depth levels below it: 1 to 10, 3 by default
     * @param limit nodes below it: 1 to 1000, 200 by default
     * @param cursor where the children of {@code parent} go on: {@code next} of the answer before
     */
    @Introspected
    record TreeQuery(
            @Nullable @QueryValue String window,
            @Nullable @QueryValue UUID parent,
            @Nullable @QueryValue @Min(1) @Max(10) Integer depth,
            @Nullable @QueryValue @Min(1) @Max(1000) Integer limit,
            @Nullable @QueryValue String cursor) {
        private static final int DEFAULT_DEPTH = 3;
        private static final int DEFAULT_LIMIT = 200;

        Window windowOrDefault() {
            return window == null ? Window.DAYS_30 : Window.of(window);
        }

        Part part() {
            return new Part(
                    parent,
                    depth == null ? DEFAULT_DEPTH : depth,
                    limit == null ? DEFAULT_LIMIT : limit,
                    cursor);
        }
    }

    /**
     * @param window {@code today}, {@code 7d}, {@code 30d} (the default) or {@code all}
     * @param employee whose cards, for managers; the own ones by default
     * @param limit sharers and groups: 1 to 100, 20 by default
     */
    @Introspected
    record SpreadQuery(
            @Nullable @QueryValue String window,
            @Nullable @QueryValue UUID employee,
            @Nullable @QueryValue @Min(1) @Max(100) Integer limit) {
        private static final int DEFAULT_LIMIT = 20;

        Window windowOrDefault() {
            return window == null ? Window.DAYS_30 : Window.of(window);
        }

        int limitOrDefault() {
            return limit == null ? DEFAULT_LIMIT : limit;
        }
    }
}
