package io.cardradar.app.web;

import io.micronaut.core.io.ResourceLoader;

import jakarta.inject.Singleton;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The OpenAPI description: what the code says, and beside each operation that it may answer a
 * problem.
 */
@Singleton
class ApiDescription {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final Map<String, Object> PROBLEM =
            Map.of("$ref", "#/components/responses/Problem");

    private final String yaml;

    ApiDescription(ResourceLoader resources, List<ApiSchema> schemas) {
        Yaml reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> api = read(reader, resources, "classpath:META-INF/swagger/openapi.yml");
        Map<String, Object> problem = read(reader, resources, "classpath:openapi/problem.yml");
        Map<String, Object> components = child(api, "components");
        child(components, "schemas").put("Problem", problem.get("schema"));
        schemas.forEach(made -> child(components, "schemas").put(made.name(), made.schema()));
        child(components, "responses").put("Problem", problem.get("response"));
        child(api, "paths").values().forEach(ApiDescription::addProblem);
        this.yaml = new Yaml().dumpAs(api, Tag.MAP, DumperOptions.FlowStyle.BLOCK);
    }

    /** The whole description, as YAML. */
    String yaml() {
        return yaml;
    }

    private static void addProblem(Object path) {
        asMap(path)
                .forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        child(asMap(operation), "responses").put("default", PROBLEM);
                    }
                });
    }

    private static Map<String, Object> read(Yaml reader, ResourceLoader resources, String path) {
        try (InputStream in =
                resources
                        .getResourceAsStream(path)
                        .orElseThrow(() -> new IllegalStateException("Compiled without " + path))) {
            return asMap(reader.load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return asMap(parent.computeIfAbsent(name, unused -> new LinkedHashMap<String, Object>()));
    }

    @SuppressWarnings("unchecked") // YAML's objects have names for keys
    private static Map<String, Object> asMap(Object node) {
        return (Map<String, Object>) node;
    }
}
