package io.cardradar.app;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;

import jakarta.annotation.PostConstruct;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses to start with a setting of ours that does not exist: a misspelt one would otherwise do
 * nothing, and nobody would notice.
 */
@Context
final class KnownSettings {
    /** All of them; docs/operations.md says what each is for. */
    static final List<String> ALL =
            List.of(
                    "cardradar.migrate-on-start",
                    "cardradar.secrets.master-key",
                    "cardradar.operator.key",
                    "cardradar.tokens.access-lifetime",
                    "cardradar.tokens.refresh-lifetime",
                    "cardradar.anonymous.per-minute",
                    "cardradar.wechat.api-host",
                    "cardradar.cloud-run.trust-headers",
                    "cardradar.callbacks.tolerance",
                    "cardradar.callbacks.retention",
                    "cardradar.callbacks.retry-after",
                    "cardradar.privacy.due-after",
                    "cardradar.wechat.wecom-host",
                    "cardradar.elasticsearch.uri",
                    "cardradar.elasticsearch.username",
                    "cardradar.elasticsearch.password",
                    "cardradar.elasticsearch.api-key",
                    "cardradar.elasticsearch.shards",
                    "cardradar.scheduling.enabled",
                    "cardradar.scheduling.threads",
                    "cardradar.scheduling.check-in",
                    "cardradar.scheduling.patience",
                    "cardradar.outbox.workers",
                    "cardradar.events.partition-days",
                    "cardradar.events.retention",
                    "cardradar.events.cluster-after",
                    "cardradar.events.rejected-retention",
                    "cardradar.projections.events-per-part",
                    "cardradar.projections.rows-per-exchange",
                    "cardradar.projections.nights",
                    "cardradar.mini-program.card-page",
                    "cardradar.mini-program.version",
                    "cardradar.mini-program.check-path",
                    "cardradar.poster.font",
                    "cardradar.content-check.mode",
                    "cardradar.content-check.review",
                    "cardradar.storage.files",
                    "cardradar.storage.documents",
                    "cardradar.cloud-events.delete",
                    "cardradar.storage.folder",
                    "cardradar.storage.public-url",
                    "cardradar.stream.ping-every",
                    "cardradar.stream.send-within",
                    "cardradar.stream.check-every",
                    "cardradar.stream.devices",
                    "cardradar.stream.connections",
                    "cardradar.demo.enabled");

    private static final Set<String> SPELT_ALIKE =
            ALL.stream().map(KnownSettings::alike).collect(Collectors.toSet());

    private final Environment environment;

    KnownSettings(Environment environment) {
        this.environment = environment;
    }

    /**
     * @throws ConfigurationException when there is a setting that the service does not know
     */
    @PostConstruct
    void check() {
        Set<String> unknown = new TreeSet<>();
        for (PropertySource source : environment.getPropertySources()) {
            for (String name : source) {
                if (isOurs(name) && !SPELT_ALIKE.contains(alike(name))) {
                    unknown.add(name + " (" + source.getName() + ")");
                }
            }
        }
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    "Unknown settings: %s. The known ones are %s."
                            .formatted(String.join(", ", unknown), String.join(", ", ALL)));
        }
    }

    /** As a file or a property spells it, or as an environment variable does. */
    private static boolean isOurs(String name) {
        return name.startsWith("cardradar.") || name.startsWith("CARDRADAR_");
    }

    /**
     * A variable has underscores for both dots and hyphens, and a property may be in camel case.
     */
    private static String alike(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
