package io.cardradar.app.identity;

import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatApp;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Companies and the WeChat apps that they use. */
@Singleton
public class Companies {
    private final TenantRepository tenants;
    private final WeChatAppRepository apps;
    private final Secrets secrets;
    private final NewId ids;
    private final Clock clock;

    Companies(
            TenantRepository tenants,
            WeChatAppRepository apps,
            Secrets secrets,
            NewId ids,
            Clock clock) {
        this.tenants = tenants;
        this.apps = apps;
        this.secrets = secrets;
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

    /** Lets a company use a WeChat app. An app serves one company. */
    @Transactional
    public void addApp(TenantId tenant, String name, WeChatApp app) {
        if (apps.findById(app.appId()).isPresent()) {
            throw new Problem.Conflict(
                    "wechat_app.taken", "This app id belongs to a company already");
        }
        apps.save(
                new WeChatAppRow(
                        app.appId(),
                        tenant,
                        name,
                        secrets.encrypt(app.secret()),
                        secrets.encrypt(app.callbackToken()),
                        encrypted(app.encodingAesKey()),
                        clock.instant()));
    }

    /** The company of that id. */
    public Company get(TenantId tenant) {
        return tenants.findById(tenant.value())
                .map(Companies::company)
                .orElseThrow(() ->
                        new Problem.NotFound("company.not_found", "There is no such company"));
    }

    /** Every company, oldest first: for jobs. */
    public List<Company> list() {
        return tenants.list().stream().map(Companies::company).toList();
    }

    /** The company that uses a WeChat app. */
    public Optional<TenantId> usingApp(String appId) {
        return apps.findById(appId).map(WeChatAppRow::tenantId);
    }

    /** The app that a company's codes are made with: its first. */
    public WeChatApp appOf(TenantId tenant) {
        return apps.firstOf(tenant)
                .map(this::app)
                .orElseThrow(() ->
                        new Problem.Conflict(
                                "wechat_app.none", "This company has no WeChat app yet"));
    }

    AppOfTenant app(String appId) {
        return apps.findById(appId)
                .map(row -> new AppOfTenant(row.tenantId(), app(row)))
                .orElseThrow(() ->
                        new Problem.Invalid(
                                "auth.unknown_app", "No company uses this WeChat app id"));
    }

    private WeChatApp app(WeChatAppRow row) {
        return new WeChatApp(
                row.appId(),
                secrets.decrypt(row.secret()),
                secrets.decrypt(row.callbackToken()),
                decrypted(row.encodingAesKey()));
    }

    private byte @Nullable [] encrypted(@Nullable String secret) {
        return secret == null ? null : secrets.encrypt(secret);
    }

    private @Nullable String decrypted(byte @Nullable [] stored) {
        return stored == null ? null : secrets.decrypt(stored);
    }

    private static Company company(TenantRow row) {
        return new Company(new TenantId(row.id()), row.name(), ZoneId.of(row.timeZone()));
    }

    private static void requireZone(String timeZone) {
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new Problem.Invalid(
                    "company.bad_time_zone", "This is no IANA time zone: " + timeZone);
        }
    }

    record AppOfTenant(TenantId tenant, WeChatApp app) {}
}
