package io.cardradar.app.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.metrics.Ability;
import io.cardradar.analytics.metrics.Metric;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page says everything in both languages, and has a word for all that the service names. */
class DashboardTextsTest {
    private static final Path PAGE = Path.of("src/main/resources/dashboard/app");
    private static final Pattern TEXT = Pattern.compile("(?m)^ {2}'([a-z0-9_.]+)': '");
    private static final Pattern USE = Pattern.compile("\\bt\\('([a-z0-9_.]+)'[,)]");

    @Test
    void saysTheSameThingsInBothLanguages() {
        assertThat(keys("en")).isEqualTo(keys("zh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void hasAWordForAllThatTheServiceNames(String language) {
        Stream<String> events = Arrays.stream(EventType.values()).map(EventType::wireName);
        Stream<String> metrics = Arrays.stream(Metric.values()).map(Metric::key);
        Stream<String> abilities = Arrays.stream(Ability.values()).map(Ability::key);

        assertThat(keys(language))
                .containsAll(events.map(type -> "event." + type).toList())
                .containsAll(metrics.map(key -> "metric." + key).toList())
                .containsAll(abilities.map(key -> "ability." + key).toList());
    }

    @Test
    void hasEveryTextThatThePageUses() {
        Set<String> used =
                sources()
                        .flatMap(source -> USE.matcher(source).results())
                        .map(use -> use.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(used).isNotEmpty();
        assertThat(keys("zh")).containsAll(used);
    }

    private static Set<String> keys(String language) {
        return Stream.of("", "-events", "-problems")
                .map(part -> read(PAGE.resolve("texts/" + language + part + ".js")))
                .flatMap(texts -> TEXT.matcher(texts).results())
                .map(text -> text.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(PAGE)) {
            return files
                    .filter(file -> file.toString().endsWith(".js"))
                    .map(DashboardTextsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
