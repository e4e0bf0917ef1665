package io.cardradar.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Companies. */
@Singleton
public class Companies {
    private static final int MOST = 10_000;

    /** Every page asks where its days begin; what is said of a company hardly ever changes. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Cache<TenantId, Company> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    private final TenantRepository tenants;
    private final NewId ids;
    private final Clock clock;

    Companies(TenantRepository tenants, NewId ids, Clock clock) {
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Founds a company.
     *
     * @param timeZone an IANA name; the days of its dashboards begin there
     */
    @Transactional
    public Company found(String name, String timeZone) {
        return found(new TenantId(ids.next()), name, timeZone);
    }

    @Transactional
    Company found(TenantId tenant, String name, String timeZone) {
        requireZone(timeZone);
        TenantRow row =
                tenants.save(new TenantRow(tenant.value(), name, timeZone, clock.instant()));
        return company(row);
    }

    /** The company of that id, as it was within the last minute. */
    public Company get(TenantId tenant) {
        Company company = known.getIfPresent(tenant);
        if (company == null) {
            company = find(tenant);
            known.put(tenant, company);
        }
        return company;
    }

    private Company find(TenantId tenant) {
        return tenants.findById(tenant.value())
                .map(Companies::company)
                .orElseThrow(() ->
                        new Problem.NotFound("company.not_found", "There is no such company"));
    }

    /** Every company, oldest first: for jobs. */
    public List<Company> list() {
        return tenants.list().stream().map(Companies::company).toList();
    }

    private static Company company(TenantRow row) {
        return new Company(new TenantId(row.id()), row.name(), ZoneId.of(row.timeZone()));
    }

    /** Offsets such as UTC+8 are none: Java and PostgreSQL take them for opposite directions. */
    private static void requireZone(String timeZone) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new Problem.Invalid(
                    "company.bad_time_zone", "This is no IANA time zone: " + timeZone);
        }
    }
}
