package io.cardradar.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the service is told about its surroundings, in the way a container is told: by environment
 * variables, which no process list shows.
 *
 * @param port HTTP port
 * @param dataDirectory the master key lies beside it, so that whoever keeps the data keeps the key
 * @param demo whether the demo company is loaded on the first start
 */
public record ServiceSettings(
        int port,
        Database database,
        URI elasticsearch,
        URI simulator,
        Path dataDirectory,
        boolean demo) {

    /** As environment variables. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        environment.put("DATASOURCES_DEFAULT_URL", database.url());
        environment.put("DATASOURCES_DEFAULT_USERNAME", database.user());
        environment.put("DATASOURCES_DEFAULT_PASSWORD", database.password());
        environment.put("CARDRADAR_ELASTICSEARCH_URI", elasticsearch.toString());
        environment.put("CARDRADAR_WECHAT_API_HOST", simulator.toString());
        environment.put("CARDRADAR_SECRETS_MASTER_KEY", Secret.readOrCreateKey(masterKey()));
        environment.put("CARDRADAR_STORAGE_FOLDER", files().toString());
        environment.put("CARDRADAR_DEMO_ENABLED", Boolean.toString(demo));
        return environment;
    }

    private Path files() {
        return dataDirectory.toAbsolutePath().resolveSibling("files");
    }

    private Path masterKey() {
        return dataDirectory.toAbsolutePath().resolveSibling("service-master.key");
    }
}
