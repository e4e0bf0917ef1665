package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.ingest.DropReason;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes are a promise to clients: each that the code can answer is in {@code docs/problems.md},
 * and no other is.
 */
class ProblemCodesTest {
    private static final Pattern THROWN =
            Pattern.compile(
                    "new (?:Problem\\.)?(?:Invalid|Unauthorized|Forbidden|NotFound|Conflict|Outdated|Throttled|Upstream)"
                        + "\\(\\s*\"([a-z_]+\\.[a-z_0-9]+)\"");
    private static final Pattern RENDERED =
            Pattern.compile("\"((?:request|auth|server)\\.[a-z_]+)\"");
    private static final Pattern DOCUMENTED =
            Pattern.compile("^\\| `([a-z_]+\\.[a-z_0-9]+)`", Pattern.MULTILINE);

    @Test
    void documentsEveryCodeThatCanBeAnswered() throws IOException {
        Set<String> inCode = new TreeSet<>();
        Arrays.stream(DropReason.values()).map(DropReason::code).forEach(inCode::add);
        Checkout.sources(".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .forEach(file -> collect(file, inCode));

        Set<String> documented = new TreeSet<>();
        collect(
                DOCUMENTED,
                Files.readString(Checkout.ROOT.resolve("docs/problems.md")),
                documented);

        assertThat(documented).containsExactlyInAnyOrderElementsOf(inCode);
    }

    private static void collect(Path file, Set<String> codes) {
        try {
            String source = Files.readString(file);
            collect(THROWN, source, codes);
            if (file.toString().contains("/app/web/")) {
                collect(RENDERED, source, codes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Pattern pattern, String text, Set<String> codes) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            codes.add(matcher.group(1));
        }
    }
}
