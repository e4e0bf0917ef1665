package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people read is there in both languages, with the same values in it. */
final class MessageBundlesTest {
    private static final String ENGLISH = "_en.properties";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    /** Of WeChat's ways in, only those that are met often have an English name. */
    private static final String WAYS_IN = "source_texts";

    @Test
    void bundlesAreFound() {
        assertThat(bundles()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameInBothLanguages(String english) throws IOException {
        Properties theirs = read(english);
        Properties ours = read(english.replace(ENGLISH, ".properties"));

        assertThat(ours.stringPropertyNames()).containsAll(theirs.stringPropertyNames());
        if (!english.contains(WAYS_IN)) {
            assertThat(theirs.stringPropertyNames()).containsAll(ours.stringPropertyNames());
        }
        assertThat(theirs.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(places(theirs.getProperty(key)))
                                .as("values in %s", key)
                                .isEqualTo(places(ours.getProperty(key))));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> bundles() {
        return Checkout.sources(ENGLISH).stream().map(Checkout::name).toList();
    }

    private static Properties read(String name) throws IOException {
        Path file = Checkout.ROOT.resolve(name);
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
