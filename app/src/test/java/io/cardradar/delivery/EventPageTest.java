package io.cardradar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.events.EventMeanings;
import io.cardradar.analytics.events.EventProperty;
import io.cardradar.analytics.events.EventTexts;
import io.cardradar.analytics.events.EventType;
import io.cardradar.analytics.events.SubjectKind;
import io.cardradar.architecture.Checkout;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that developers of mini-programs read lists the vocabulary as the service has it. */
class EventPageTest {
    private final EventTexts texts = new EventTexts();
    private final EventMeanings meanings = new EventMeanings();

    @Test
    void listsEveryTypeAsItIs() throws IOException {
        assertThat(lines("\\| `[a-z_]+\\.[a-z_]+`.*"))
                .as("the first table of docs/events.md")
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(this::line).toList());
        assertThat(page()).contains("## The vocabulary, version " + EventType.VERSION + "\n");
    }

    @Test
    void saysWhenToSendEachType() throws IOException {
        assertThat(lines("\\| [0-9]{3} \\|.*"))
                .as("the second table of docs/events.md")
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(this::meaning).toList());
    }

    @Test
    void explainsEveryProperty() throws IOException {
        assertThat(lines("\\| `[a-z_]+` \\| (text|number) \\|.*"))
                .as("the third table of docs/events.md")
                .containsExactlyElementsOf(
                        Arrays.stream(EventProperty.values()).map(this::property).toList());
    }

    private static List<String> lines(String form) throws IOException {
        return page().lines().filter(line -> line.matches(form)).toList();
    }

    private static String page() throws IOException {
        return Files.readString(Checkout.ROOT.resolve("docs/events.md"));
    }

    private String line(EventType type) {
        SubjectKind subject = type.requiredSubject();
        return "| `%s` | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        type.wireName(),
                        texts.name(type, Locale.CHINESE),
                        type.needsCard() ? "yes" : "",
                        subject == null ? "" : "`" + subject.wireName() + "`",
                        type.isShown() ? "yes" : "",
                        interest(type),
                        flags(type),
                        type.weight() == 0
                                ? ""
                                : Double.toString(type.weight()).replaceFirst("\\.0$", ""));
    }

    private static String interest(EventType type) {
        return switch (type.interest()) {
            case PERSON -> "我";
            case PRODUCT -> "产品";
            case COMPANY -> "公司";
            case NONE -> "";
        };
    }

    private static String flags(EventType type) {
        List<String> flags = new ArrayList<>();
        if (type.isContactIntent()) {
            flags.add("contact");
        }
        if (type.isSessionSignal()) {
            flags.add("visit");
        }
        if (type.isStay()) {
            flags.add("stay");
        }
        return String.join(", ", flags);
    }

    private String meaning(EventType type) {
        String properties =
                EventProperty.of(type).stream()
                        .map(property -> "`" + property.wireName() + "`")
                        .collect(Collectors.joining(", "));
        return "| %d | `%s` | %s | %s |"
                .formatted(
                        type.code(),
                        type.wireName(),
                        meanings.of(type, Locale.ENGLISH),
                        properties);
    }

    private String property(EventProperty property) {
        return "| `%s` | %s | %s |"
                .formatted(
                        property.wireName(),
                        property.kind().wireName(),
                        meanings.of(property, Locale.ENGLISH));
    }
}
