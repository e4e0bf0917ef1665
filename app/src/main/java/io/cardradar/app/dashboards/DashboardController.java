package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Grain;
import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Overview;
import io.cardradar.analytics.metrics.Trend;
import io.cardradar.kernel.Caller;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

@Controller("/v1/dashboards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "dashboards")
class DashboardController {
    private static final int LEADERS = 50;
    private static final int MOST_LEADERS = 1000;

    private final Questions questions;
    private final Overview overview;
    private final Trend trend;
    private final Funnels funnels;
    private final Leaderboard leaderboard;
    private final Comparison comparison;

    DashboardController(
            Questions questions,
            Overview overview,
            Trend trend,
            Funnels funnels,
            Leaderboard leaderboard,
            Comparison comparison) {
        this.questions = questions;
        this.overview = overview;
        this.trend = trend;
        this.funnels = funnels;
        this.leaderboard = leaderboard;
        this.comparison = comparison;
    }

    /** Every figure of the period, with its change against the period before. */
    @Get("/overview")
    OverviewView overview(Caller caller, @RequestBean Asked asked) {
        Question question = questions.of(caller, asked);
        return OverviewView.of(question.period(), overview.of(question.scope(), question.period()));
    }

    /** One metric, day by day or hour by hour. */
    @Get("/trend")
    TrendView trend(
            Caller caller,
            @RequestBean Asked asked,
            @QueryValue(defaultValue = "card.views") String metric,
            @QueryValue(defaultValue = "day") String grain) {
        Question question = questions.of(caller, asked);
        Metric of = Questions.metric(metric);
        Grain by = Questions.grain(grain, question.period());
        return TrendView.of(
                of, by, question.period(), trend.of(of, by, question.scope(), question.period()));
    }

    /** Customers by stage and by win probability, as they stood at the end of the period. */
    @Get("/funnel")
    FunnelView funnel(Caller caller, @RequestBean Asked asked) {
        return funnels.of(questions.of(caller, asked));
    }

    /** Salespeople by one metric, the most first; those who have nothing are listed too. */
    @Get("/rankings")
    RankingsView rankings(
            Caller caller,
            @RequestBean Asked asked,
            @QueryValue(defaultValue = "customers.new") String by,
            @Nullable @QueryValue Integer limit) {
        int most = Questions.limit(limit, LEADERS, MOST_LEADERS);
        return leaderboard.of(Questions.metric(by), questions.of(caller, asked), most);
    }

    /** What each salesperson is good at, in six dimensions, compared with the whole company. */
    @Get("/abilities")
    AbilitiesView abilities(Caller caller, @RequestBean Asked asked) {
        return comparison.of(questions.of(caller, asked));
    }
}
