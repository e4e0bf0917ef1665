package io.cardradar.app.cards;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.cards.CardContent.Address;
import io.cardradar.app.cards.FieldVisibility.Visibility;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.validation.validator.Validator;

import jakarta.validation.ConstraintViolation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

class CardContentTest {
    private static final ObjectMapper JSON = ObjectMapper.getDefault();
    private static final Validator RULES = Validator.getInstance();

    @Test
    void showsEverythingToVisitorsByDefault() {
        CardContent content = content(null);

        assertThat(content.forVisitors()).isEqualTo(content);
        assertThat(content.afterExchange()).isEmpty();
    }

    @Test
    void withholdsWhatIsHiddenOrForAnExchange() {
        CardContent content =
                content(
                        new FieldVisibility(
                                Visibility.AFTER_EXCHANGE,
                                Visibility.AFTER_EXCHANGE,
                                Visibility.HIDDEN,
                                Visibility.PUBLIC,
                                null));

        CardContent seen = content.forVisitors();

        assertThat(seen.mobile()).isNull();
        assertThat(seen.wechatId()).isNull();
        assertThat(seen.email()).isEqualTo("li@example.com");
        assertThat(seen.address()).isEqualTo(content.address());
        assertThat(seen.visibility()).isNull();
        assertThat(content.afterExchange()).as("the landline is empty").containsExactly("mobile");
    }

    @Test
    void keepsItsFormInJson() throws IOException {
        CardContent content =
                content(
                        new FieldVisibility(
                                Visibility.AFTER_EXCHANGE, null, Visibility.HIDDEN, null, null));

        String json = JSON.writeValueAsString(content);

        assertThat(json).contains("\"visibility\":{\"mobile\":\"after_exchange\"");
        assertThat(JSON.readValue(json, CardContent.class)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"13912345678", "+86 139-1234-5678", "0755-8888 6666", "(0755) 8888-6666"})
    void takesPhonesAsPeopleWriteThem(String phone) {
        assertThat(violations("{\"name\": \"李\", \"mobile\": \"" + phone + "\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"%s\"}",
                "{\"name\": \"李\", \"position\": \"%s\"}",
                "{\"name\": \"李\", \"wechatId\": \"%s %<s\"}",
                "{\"name\": \"李\", \"tags\": [\"%s\"]}",
                "{\"name\": \"李\", \"address\": {\"text\": \"%s%<s%<s\"}}",
                "{\"name\": \"李\", \"signature\": \"%s%<s%<s%<s\"}",
            })
    void refusesTextThatIsTooLong(String json) {
        assertThat(violations(json.formatted("长".repeat(51)))).hasSize(1);
    }

    @Test
    void refusesAnEleventhTag() {
        String tags = String.join(",", Collections.nCopies(11, "\"快\""));

        assertThat(violations("{\"name\": \"李\", \"tags\": [" + tags + "]}"))
                .singleElement()
                .satisfies(v -> assertThat(v.getPropertyPath()).hasToString("tags"));
    }

    private static Iterable<ConstraintViolation<CardContent>> violations(String json) {
        try {
            return RULES.validate(Objects.requireNonNull(JSON.readValue(json, CardContent.class)));
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static CardContent content(@Nullable FieldVisibility visibility) {
        return new CardContent(
                "李雷",
                "顾问",
                "云杉科技",
                "13912345678",
                null,
                "lilei",
                "li@example.com",
                new Address("深圳市南山区", 22.53, 113.93),
                null,
                null,
                null,
                null,
                List.of("靠谱"),
                null,
                visibility);
    }
}
