package io.cardradar.delivery;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;

import io.cardradar.architecture.Checkout;

import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The chart, rendered by Helm itself.
 *
 * @param objects the Kubernetes objects, as maps
 */
record Chart(List<Map<String, Object>> objects) {
    private static final Path FOLDER = Checkout.ROOT.resolve("helm/cardradar");

    /** The least that an installation must say. */
    static final Map<String, Object> LEAST =
            Map.of(
                    "database.url", "jdbc:postgresql://postgres:5432/cardradar",
                    "database.existingSecret", "cardradar-database",
                    "elasticsearch.uri", "http://elasticsearch:9200",
                    "secrets.existingSecret", "cardradar-keys",
                    "storage.existingClaim", "cardradar-files");

    /**
     * Renders a copy as a release {@code cardradar} in the namespace {@code sales}. Helm's library
     * renders no hooks, so in the copy they are ordinary objects, with {@code hook} as annotation.
     */
    static Chart rendered(Path empty, Map<String, Object> values) {
        copyTo(empty, text -> text.replace("helm.sh/hook", "hook"));
        var template =
                new Helm(empty)
                        .template()
                        .withName("cardradar")
                        .withNamespace("sales")
                        .withKubeVersion("1.30.0");
        values.forEach(template::set);
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object document : new Yaml().loadAll(template.call())) {
            if (document != null) {
                objects.add(map(document));
            }
        }
        return new Chart(objects);
    }

    /**
     * Lints a copy that is filled in: lint takes no values, and those of the chart lack what an
     * operator must say.
     */
    static LintResult linted(Path empty) throws IOException {
        copyTo(empty, text -> text);
        Path values = empty.resolve("values.yaml");
        Map<String, Object> filled = map(new Yaml().load(Files.readString(values)));
        LEAST.forEach((key, value) -> {
            String[] steps = key.split("[.]");
            map(at(filled, steps[0])).put(steps[1], value);
        });
        Files.writeString(values, new Yaml().dump(filled));
        return new Helm(empty).lint().strict().call();
    }

    private static void copyTo(Path target, UnaryOperator<String> change) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(FOLDER.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, change.apply(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only object of a kind. */
    Map<String, Object> only(String kind) {
        List<Map<String, Object>> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects of the kind " + kind);
        }
        return found.getFirst();
    }

    List<Map<String, Object>> all(String kind) {
        return objects.stream().filter(object -> kind.equals(object.get("kind"))).toList();
    }

    /** Follows keys, and numbers as places in lists, from an object inwards. */
    static Object at(Map<String, Object> object, String path) {
        Object here = object;
        for (String step : path.split("/")) {
            here =
                    here instanceof List<?> list
                            ? list.get(Integer.parseInt(step))
                            : map(here).get(step);
            if (here == null) {
                throw new AssertionError("Nothing at " + path + " of " + object);
            }
        }
        return here;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }
}
