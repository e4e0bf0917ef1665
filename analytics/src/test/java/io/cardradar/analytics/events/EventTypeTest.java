package io.cardradar.analytics.events;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

class EventTypeTest {
    /** A type that goes out of use stays in the vocabulary, so that its stored events are read. */
    @Test
    void keepsEveryCodeThatWasEverGivenOut() throws IOException {
        List<String> now =
                Arrays.stream(EventType.values()).map(t -> t.code() + "," + t.wireName()).toList();

        assertThat(now)
                .as("add a line to event-codes.csv for a new type; never change one")
                .containsExactlyInAnyOrderElementsOf(givenOut())
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysOfEveryTypeAndPropertyWhatItMeansInBothLanguages() {
        EventMeanings meanings = new EventMeanings();

        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(EventType.values())
                    .allSatisfy(type ->
                            assertThat(meanings.of(type, locale))
                                    .endsWith(locale == Locale.CHINESE ? "。" : "."));
            assertThat(EventProperty.values())
                    .allSatisfy(property -> assertThat(meanings.of(property, locale)).isNotBlank());
        }
        assertThat(meanings.of(EventType.CARD_VIEW, Locale.CHINESE))
                .isNotEqualTo(meanings.of(EventType.CARD_VIEW, Locale.ENGLISH));
    }

    @Test
    void takesNoActOutsideTheMiniProgramForAVisit() {
        assertThat(EventType.values())
                .allSatisfy(type ->
                        assertThat(type.isSessionSignal())
                                .isEqualTo(!type.wireName().startsWith("relation.")));
    }

    @Test
    void showsNoStayOnTheRadar() {
        assertThat(EventType.values())
                .filteredOn(EventType::isStay)
                .hasSize(3)
                .noneMatch(EventType::isShown)
                .allMatch(type -> type.wireName().endsWith(".dwell"));
    }

    private static List<String> givenOut() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        EventTypeTest.class.getResourceAsStream("event-codes.csv"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
