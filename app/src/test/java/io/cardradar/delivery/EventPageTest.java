package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.architecture.Checkout;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The page that developers of mini-programs read lists the vocabulary as the service has it. */
class EventPageTest {
    private final EventTexts texts = new EventTexts();

    @Test
    void listsEveryTypeAsItIs() throws IOException {
        List<String> listed =
                Files.readString(Checkout.ROOT.resolve("docs/events.md"))
                        .lines()
                        .filter(line -> line.matches("\\| `[a-z_]+\\.[a-z_]+`.*"))
                        .toList();

        assertThat(listed)
                .as("the table of docs/events.md")
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(this::line).toList());
    }

    private String line(EventType type) {
        SubjectKind subject = type.requiredSubject();
        return "| `%s` | %s | %s | %s | %s | %s |"
                .formatted(
                        type.wireName(),
                        texts.name(type, Locale.CHINESE),
                        type.needsCard() ? "yes" : "",
                        subject == null ? "" : "`" + subject.wireName() + "`",
                        type.isShown() ? "yes" : "",
                        type.weight() == 0
                                ? ""
                                : Double.toString(type.weight()).replaceFirst("\\.0$", ""));
    }
}
