package io.cardradar.app.dashboards;

import io.cardradar.analytics.events.StoredEvent;
import io.cardradar.analytics.metrics.CustomersBehind;
import io.cardradar.analytics.metrics.EventsBehind;
import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Overview;
import io.cardradar.analytics.metrics.Place;
import io.cardradar.analytics.metrics.VisitorsBehind;
import io.cardradar.analytics.metrics.VisitorsBehind.Seen;
import io.cardradar.app.dashboards.DrillDownViews.CustomerView;
import io.cardradar.app.dashboards.DrillDownViews.EventView;
import io.cardradar.app.dashboards.DrillDownViews.ListView;
import io.cardradar.app.dashboards.DrillDownViews.VisitorView;
import io.cardradar.kernel.Page;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Opens a figure down to what it is made of. The total is the figure itself. */
@Singleton
class DrillDown {
    private final EventsBehind events;
    private final CustomersBehind customers;
    private final VisitorsBehind visitors;
    private final Overview overview;
    private final Names names;

    DrillDown(
            EventsBehind events,
            CustomersBehind customers,
            VisitorsBehind visitors,
            Overview overview,
            Names names) {
        this.events = events;
        this.customers = customers;
        this.visitors = visitors;
        this.overview = overview;
        this.names = names;
    }

    @Transactional(readOnly = true)
    ListView<EventView> events(Metric metric, Question question, Place place) {
        Page<StoredEvent> page = events.page(metric, question.scope(), question.period(), place);
        Names.Known known =
                names.of(
                        question.scope().tenant(),
                        page.items().stream().map(StoredEvent::visitor).toList());
        return ListView.of(page.map(event -> EventView.of(event, known)), value(metric, question));
    }

    @Transactional(readOnly = true)
    ListView<CustomerView> customers(Metric metric, Question question, Place place) {
        Page<CustomersBehind.Line> page =
                customers.page(metric, question.scope(), question.period(), place);
        Names.Known known = names.of(question.scope().tenant());
        return ListView.of(page.map(line -> CustomerView.of(line, known)), value(metric, question));
    }

    @Transactional(readOnly = true)
    ListView<VisitorView> visitors(Question question, Place place) {
        Page<Seen> page = visitors.page(question.scope(), question.period(), place);
        Names.Known known =
                names.of(
                        question.scope().tenant(),
                        page.items().stream().map(Seen::visitor).toList());
        return ListView.of(
                page.map(seen -> VisitorView.of(seen, known)), value(Metric.VISITORS, question));
    }

    private long value(Metric metric, Question question) {
        return overview.value(metric, question.scope(), question.period());
    }
}
