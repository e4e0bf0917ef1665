package io.cardradar.app.dashboards;

import io.cardradar.analytics.metrics.Funnel;
import io.cardradar.app.customers.Stages;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Shows the funnel, also of a company whose first customer has yet to come. */
@Singleton
class Funnels {
    private final Funnel funnel;
    private final Stages stages;

    Funnels(Funnel funnel, Stages stages) {
        this.funnel = funnel;
        this.stages = stages;
    }

    /** Not read-only: a company that has no stages is given the usual ones. */
    @Transactional
    FunnelView of(Question question) {
        stages.ensureDefaults(question.scope().tenant());
        return FunnelView.of(funnel.of(question.scope(), question.period()));
    }
}
