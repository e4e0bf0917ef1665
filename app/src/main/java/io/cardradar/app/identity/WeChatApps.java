package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChatApp;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The WeChat mini-programs of companies. A company may use several; one may be shared by many
 * companies, as on a platform that runs one mini-program for all of them.
 */
@Singleton
public class WeChatApps {
    private final WeChatAppRepository apps;
    private final Secrets secrets;
    private final Clock clock;

    WeChatApps(WeChatAppRepository apps, Secrets secrets, Clock clock) {
        this.apps = apps;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Lets a company use an app that nobody has registered yet.
     *
     * @throws Problem.Conflict {@code wechat_app.taken}
     */
    @Transactional
    public void add(TenantId tenant, NewWeChatApp added) {
        WeChatApp app = added.app();
        if (apps.findById(app.appId()).isPresent()) {
            throw new Problem.Conflict(
                    "wechat_app.taken", "This app id belongs to a company already");
        }
        apps.save(row(added, tenant, clock.instant()));
        apps.share(app.appId(), tenant, clock.instant());
    }

    /** Lets one more company use a registered app; nothing happens if it does already. */
    @Transactional
    public void share(String appId, TenantId tenant) {
        row(appId);
        apps.share(appId, tenant, clock.instant());
    }

    /**
     * Changes settings of an app.
     *
     * @throws Problem.NotFound {@code wechat_app.not_found} unless the company has registered it
     */
    @Transactional
    void change(TenantId tenant, String appId, WeChatAppChange change) {
        WeChatAppRow row =
                apps.findById(appId)
                        .filter(found -> found.tenantId().equals(tenant))
                        .orElseThrow(() ->
                                new Problem.NotFound(
                                        "wechat_app.not_found",
                                        "This company has registered no such WeChat app"));
        apps.update(row(registered(row).changedBy(change), tenant, row.createdAt()));
    }

    /** The apps of a company for its administrators. */
    List<DescribedApp> described(TenantId tenant) {
        return apps.of(tenant).stream()
                .map(row ->
                        new DescribedApp(
                                row.appId(),
                                row.name(),
                                "/wechat/callback/" + row.appId(),
                                row.encodingAesKey() != null,
                                row.cloudEnv(),
                                row.gatewayKey() != null,
                                row.tenantId().equals(tenant)))
                .toList();
    }

    /** The app of that id, whoever uses it. */
    public Optional<WeChatApp> find(String appId) {
        return apps.findById(appId).map(this::app);
    }

    /**
     * The app of that id.
     *
     * @throws Problem.Invalid {@code auth.unknown_app}
     */
    public WeChatApp get(String appId) {
        return app(row(appId));
    }

    /** The companies that use an app, the one that registered it first; none if it is unknown. */
    public List<TenantId> companiesOf(String appId) {
        return apps.companiesOf(appId).stream().map(TenantId::new).toList();
    }

    /** All apps of a company, its own first. */
    public List<WeChatApp> allOf(TenantId tenant) {
        return apps.of(tenant).stream().map(this::app).toList();
    }

    /**
     * The app that a company's codes are made with: its first.
     *
     * @throws Problem.Conflict {@code wechat_app.none}
     */
    public WeChatApp of(TenantId tenant) {
        return allOf(tenant).stream()
                .findFirst()
                .orElseThrow(() ->
                        new Problem.Conflict(
                                "wechat_app.none", "This company has no WeChat app yet"));
    }

    /** A company's apps that have a CloudBase environment, its own first. */
    public List<CloudApp> cloudAppsOf(TenantId tenant) {
        return cloudApps(apps.of(tenant));
    }

    /** The apps of all companies that have a CloudBase environment. */
    public List<CloudApp> allCloudApps() {
        return cloudApps(apps.withCloud());
    }

    private List<CloudApp> cloudApps(List<WeChatAppRow> rows) {
        return rows.stream()
                .flatMap(row ->
                        Optional.ofNullable(row.cloudEnv()).stream()
                                .map(env -> new CloudApp(app(row), env)))
                .toList();
    }

    /** What the gateway cloud function of an app signs with. */
    public Optional<String> gatewayKeyOf(String appId) {
        return apps.findById(appId)
                .flatMap(row -> Optional.ofNullable(decrypted(row.gatewayKey())));
    }

    private NewWeChatApp registered(WeChatAppRow row) {
        return new NewWeChatApp(row.name(), app(row), row.cloudEnv(), decrypted(row.gatewayKey()));
    }

    private WeChatAppRow row(NewWeChatApp described, TenantId owner, Instant createdAt) {
        WeChatApp app = described.app();
        return new WeChatAppRow(
                app.appId(),
                owner,
                described.name(),
                secrets.encrypt(app.secret()),
                secrets.encrypt(app.callbackToken()),
                encrypted(app.encodingAesKey()),
                described.cloudEnv(),
                encrypted(described.gatewayKey()),
                createdAt);
    }

    private WeChatAppRow row(String appId) {
        return apps.findById(appId)
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
}
