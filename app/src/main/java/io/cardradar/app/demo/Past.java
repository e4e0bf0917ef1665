package io.cardradar.app.demo;

import io.cardradar.analytics.metrics.Metric;
import io.cardradar.analytics.metrics.Overview;
import io.cardradar.analytics.metrics.Period;
import io.cardradar.analytics.metrics.Scope;
import io.cardradar.analytics.visitors.CustomerLinks;
import io.cardradar.app.customers.PastWork;
import io.cardradar.app.identity.Company;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.VisitorId;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes down, all at once or not at all, what the demo's salespeople did before its founding. */
@Singleton
class Past {
    private static final int DAYS = 31;

    private final OneAtATime turns;
    private final Overview overview;
    private final CustomerLinks links;
    private final PastWork work;

    Past(OneAtATime turns, Overview overview, CustomerLinks links, PastWork work) {
        this.turns = turns;
        this.overview = overview;
        this.links = links;
        this.work = work;
    }

    /** Whether the past is written: the founding days have follow-ups. */
    boolean isWritten(Company company) {
        LocalDate founded = LocalDate.ofInstant(founding(company), company.zone());
        Period month = Period.lastDays(DAYS, founded, company.zone());
        return overview.value(Metric.FOLLOW_UPS, new Scope(company.id(), null), month) > 0;
    }

    /** When the company was founded, as its id tells. */
    static Instant founding(Company company) {
        return NewId.timeOf(company.id().value());
    }

    /**
     * Writes it, unless another node has.
     *
     * @throws Problem.NotFound when a visitor is no customer yet: try again
     */
    @Transactional
    void write(
            Company company,
            HistoryScript script,
            List<Story> stories,
            Map<CardId, EmployeeId> owners) {
        turns.begin();
        if (isWritten(company)) {
            return;
        }
        Map<VisitorId, CustomerId> customers =
                links.customersOf(company.id(), stories.stream().map(Story::visitor).toList());
        Selling selling = new Selling(work, script, founding(company));
        // The most interesting first: there are not names for all.
        for (Story story : stories.reversed()) {
            EmployeeId owner = Objects.requireNonNull(owners.get(story.card()));
            Caller self = new Caller(company.id(), Role.STAFF, owner.value(), null);
            selling.accompany(self, known(customers.get(story.visitor())), story);
        }
    }

    private static CustomerId known(@Nullable CustomerId customer) {
        if (customer == null) {
            throw new Problem.NotFound("customer.not_found", "This visitor is no customer yet");
        }
        return customer;
    }
}
