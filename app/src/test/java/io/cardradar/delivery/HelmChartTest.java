package io.cardradar.delivery;

import static io.cardradar.delivery.Chart.LEAST;
import static io.cardradar.delivery.Chart.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class HelmChartTest {
    private static final String POD = "spec/template/spec/";
    private static final String CONTAINER = POD + "containers/0/";

    @TempDir Path folder;

    @Test
    void isFreeOfWhatHelmWarnsOf() throws IOException {
        LintResult lint = Chart.linted(folder.resolve("cardradar"));

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    }

    @Test
    void refusesToRenderWithoutDatabaseSearchAndKeys() {
        for (String needed : LEAST.keySet()) {
            Map<String, Object> values = new HashMap<>(LEAST);
            values.remove(needed);

            assertThatThrownBy(() -> rendered(values)).hasMessageContaining("values");
        }
    }

    @Test
    void rendersWhatAnInstallationNeedsAndNoSecret() {
        Chart chart = rendered(LEAST);

        assertThat(chart.objects())
                .extracting(object -> object.get("kind"))
                .containsExactlyInAnyOrder(
                        "ConfigMap", "Service", "Deployment", "PodDisruptionBudget", "Job");
    }

    @Test
    void probesWhatStaysUpWithoutElasticsearch() {
        Map<String, Object> deployment = rendered(LEAST).only("Deployment");

        assertThat(at(deployment, CONTAINER + "livenessProbe/httpGet/path"))
                .isEqualTo("/health/liveness");
        assertThat(at(deployment, CONTAINER + "readinessProbe/httpGet/path"))
                .isEqualTo("/health/readiness");
    }

    @Test
    void runsWithoutRootOnAReadOnlyFileSystem() {
        Chart chart = rendered(LEAST);

        for (Map<String, Object> each : List.of(chart.only("Deployment"), chart.only("Job"))) {
            assertThat(at(each, POD + "securityContext/runAsNonRoot")).isEqualTo(true);
            assertThat(at(each, POD + "automountServiceAccountToken")).isEqualTo(false);
            assertThat(at(each, CONTAINER + "securityContext/readOnlyRootFilesystem"))
                    .isEqualTo(true);
            assertThat(at(each, CONTAINER + "securityContext/capabilities/drop"))
                    .isEqualTo(List.of("ALL"));
            assertThat(at(each, CONTAINER + "resources/limits/memory")).isNotNull();
        }
    }

    @Test
    void keepsFilesOnAVolumeThatAllNodesShare() {
        Map<String, Object> deployment = rendered(LEAST).only("Deployment");

        assertThat(at(deployment, POD + "volumes/1/persistentVolumeClaim/claimName"))
                .isEqualTo("cardradar-files");
        assertThat(at(deployment, CONTAINER + "volumeMounts/1/mountPath")).isEqualTo("/data");
        assertThat(at(rendered(LEAST).only("ConfigMap"), "data/CARDRADAR_STORAGE_FOLDER"))
                .isEqualTo("/data/files");
    }

    @Test
    void needsNoVolumeWhereFilesAreInCloudBase() {
        Map<String, Object> values = new HashMap<>(LEAST);
        values.remove("storage.existingClaim");
        values.put("storage.files", "cloudbase");
        Chart chart = rendered(values);

        assertThat((List<?>) at(chart.only("Deployment"), POD + "volumes")).hasSize(1);
        assertThat(at(chart.only("ConfigMap"), "data/CARDRADAR_STORAGE_FILES"))
                .isEqualTo("cloudbase");
    }

    @Test
    void takesSecretsByReferenceOnly() {
        Map<String, Object> deployment = rendered(LEAST).only("Deployment");

        assertThat(secret(deployment, "DATASOURCES_DEFAULT_PASSWORD"))
                .isEqualTo(Map.of("name", "cardradar-database", "key", "password"));
        assertThat(secret(deployment, "CARDRADAR_SECRETS_MASTER_KEY"))
                .isEqualTo(Map.of("name", "cardradar-keys", "key", "master-key"));
    }

    @Test
    void logsInToElasticsearchOnlyWhereASecretIsNamed() {
        Map<String, Object> values = and("elasticsearch.existingSecret", "search-login");

        assertThat(secret(rendered(values).only("Deployment"), "CARDRADAR_ELASTICSEARCH_PASSWORD"))
                .isEqualTo(Map.of("name", "search-login", "key", "password"));
        assertThat(rendered(LEAST).only("Deployment").toString())
                .doesNotContain("CARDRADAR_ELASTICSEARCH_PASSWORD");
    }

    @Test
    void migratesInAHookThatNeedsNothingOfTheChart() {
        Chart chart = rendered(LEAST);
        Map<String, Object> job = chart.only("Job");

        assertThat(Chart.map(at(job, "metadata/annotations")))
                .containsEntry("hook", "pre-install,pre-upgrade");
        assertThat(at(job, CONTAINER + "command").toString())
                .contains("io.cardradar.migrations.Migrations");
        assertThat(Chart.map(at(job, CONTAINER.substring(0, CONTAINER.length() - 1))))
                .doesNotContainKey("envFrom");
        assertThat(Chart.map(at(chart.only("ConfigMap"), "data")))
                .containsEntry("CARDRADAR_MIGRATE_ON_START", "false");
    }

    @Test
    void leavesMigratingToTheNodesWhereThatIsWished() {
        Chart chart = rendered(and("migrations.enabled", "false"));

        assertThat(chart.all("Job")).isEmpty();
        assertThat(Chart.map(at(chart.only("ConfigMap"), "data")))
                .containsEntry("CARDRADAR_MIGRATE_ON_START", "true");
    }

    @Test
    void letsAnIngressKeepASilentWebSocketOpen() {
        Map<String, Object> values = and("ingress.enabled", "true");
        values.put("ingress.host", "crm.example.com");
        values.put("ingress.tlsSecret", "crm-tls");

        Map<String, Object> ingress = rendered(values).only("Ingress");

        assertThat(Chart.map(at(ingress, "metadata/annotations")))
                .containsEntry("nginx.ingress.kubernetes.io/proxy-read-timeout", "3600");
        assertThat(at(ingress, "spec/rules/0/host")).isEqualTo("crm.example.com");
        assertThat(at(ingress, "spec/tls/0/secretName")).isEqualTo("crm-tls");
        assertThat(at(ingress, "spec/rules/0/http/paths").toString())
                .contains("/v1")
                .doesNotContain("/prometheus", "/health");
    }

    @Test
    void refusesAnIngressWithoutHost() {
        assertThatThrownBy(() -> rendered(and("ingress.enabled", "true")))
                .hasMessageContaining("host");
    }

    @Test
    void restartsNodesWhenASettingChanges() {
        Map<String, Object> changed = and("settings.CARDRADAR_TOKENS_ACCESS_LIFETIME", "PT15M");

        assertThat(annotations(rendered(changed)).get("checksum/settings"))
                .isNotEqualTo(annotations(rendered(LEAST)).get("checksum/settings"));
        assertThat(Chart.map(at(rendered(changed).only("ConfigMap"), "data")))
                .containsEntry("CARDRADAR_TOKENS_ACCESS_LIFETIME", "PT15M");
    }

    private Chart rendered(Map<String, Object> values) {
        return Chart.rendered(folder.resolve("cardradar"), values);
    }

    private static Map<String, Object> annotations(Chart chart) {
        return Chart.map(at(chart.only("Deployment"), "spec/template/metadata/annotations"));
    }

    private static Object secret(Map<String, Object> object, String variable) {
        for (Object each : (List<?>) at(object, CONTAINER + "env")) {
            if (variable.equals(Chart.map(each).get("name"))) {
                return at(Chart.map(each), "valueFrom/secretKeyRef");
            }
        }
        throw new AssertionError("No variable " + variable);
    }

    private static Map<String, Object> and(String key, String value) {
        Map<String, Object> values = new HashMap<>(LEAST);
        values.put(key, value);
        return values;
    }
}
