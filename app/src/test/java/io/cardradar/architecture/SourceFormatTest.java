package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One format, so that a change shows what changed. A test and no Maven plugin: the formatter needs
 * a newer Java than Maven may run on.
 */
final class SourceFormatTest {
    @Test
    void everySourceFileIsFormatted() throws Exception {
        StringWriter unformatted = new StringWriter();
        StringWriter errors = new StringWriter();
        Main formatter =
                new Main(
                        new PrintWriter(unformatted, true),
                        new PrintWriter(errors, true),
                        System.in);

        formatter.format(arguments());

        assertThat(errors.toString()).as("what the formatter cannot read").isEmpty();
        assertThat(unformatted.toString().lines().map(Path::of).map(Checkout::name).toList())
                .as("files to be mended by: mvn -Pformat")
                .isEmpty();
    }

    private static String[] arguments() {
        List<String> files = Checkout.sources(".java").stream().map(Path::toString).toList();
        return Stream.concat(Stream.of("--aosp", "--dry-run"), files.stream())
                .toArray(String[]::new);
    }
}
