package io.cardradar.analytics.rebuild;

import io.cardradar.analytics.rebuild.Differences.Found;
import io.cardradar.analytics.rebuild.Tours.Leg;
import io.cardradar.kernel.RecurringJob;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * Every night, of every company: the last days, into which events still come late, and the next
 * stretch of the older days and of the visitors, so that after some nights everything was looked
 * at.
 */
@Singleton
class CheckProjectionsJob implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(CheckProjectionsJob.class);
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(90);

    private final DerivedTables tables;
    private final CompanyWork work;
    private final Differences differences;
    private final Tours tours;
    private final NightlyCompanies companies;
    private final ProjectionSettings settings;

    CheckProjectionsJob(
            DerivedTables tables,
            CompanyWork work,
            Differences differences,
            Tours tours,
            NightlyCompanies companies,
            ProjectionSettings settings) {
        this.tables = tables;
        this.work = work;
        this.differences = differences;
        this.tours = tours;
        this.companies = companies;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "check-projections";
    }

    /** Half past three in the morning in China, where nearly all companies are. */
    @Override
    public String cron() {
        return "0 30 19 * * ?";
    }

    @Override
    public void run() {
        companies.all().forEach(this::check);
        companies.forgetOldRuns(KEPT);
    }

    /** One night of one company; answers how many rows differed. */
    long check(TenantId tenant) {
        Leg leg = work.gently(tenant, LONGEST_STATEMENT, () -> tours.next(tenant));
        long found = 0;
        for (Derived table : tables.checkable()) {
            for (Part part : leg.of(table, settings.nights())) {
                found += check(tenant, table, part);
            }
        }
        work.gently(
                tenant,
                LONGEST_STATEMENT,
                () -> {
                    tours.done(tenant, leg);
                    return true;
                });
        return found;
    }

    /** What cannot be answered in time is no reason to leave out the rest. */
    private long check(TenantId tenant, Derived table, Part part) {
        try {
            return work.gently(
                    tenant,
                    LONGEST_STATEMENT,
                    () -> {
                        Found found = differences.find(table, tenant, part);
                        differences.report(tenant, null, found);
                        return found.count();
                    });
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be checked: {}", table.table(), tenant, part, e);
            return 0;
        }
    }
}
