package io.cardradar.analytics.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.analytics.events.EventProperty;
import io.cardradar.analytics.events.EventType;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.TenantId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

class CheckPropsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:30:00Z");
    private static final Batch BATCH =
            new Batch(
                    new Caller(
                            new TenantId(UUID.randomUUID()),
                            Caller.Role.VISITOR,
                            UUID.randomUUID(),
                            null),
                    NOW,
                    NOW,
                    Batch.Origin.CLIENT);

    private final CheckProps step = new CheckProps();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amount\":129900,\"currency\":\"CNY\",\"order\":\"A-7\"}",
                "{\"amount\":null}",
                "{\"x_anything\":{\"amount\":\"deep\"},\"mine\":[1,{\"title\":2}],\"amount\":1}",
            })
    void takesWhatTheVocabularyAllowsAndWhatItDoesNotKnow(String props) {
        assertThat(run(EventType.PRODUCT_ORDER, props).props()).isEqualTo(props);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"1299\"}",
                "{\"amount\":12.5}",
                "{\"amount\":-1}",
                "{\"mine\":[1,2],\"quantity\":true}",
                "{\"title\":{\"text\":\"a\"}}",
            })
    void refusesAnotherKindOfValue(String props) {
        assertRefused(EventType.PRODUCT_ORDER, props);
    }

    @Test
    void refusesATextThatIsTooLong() {
        String longest = "长".repeat(EventProperty.LONGEST_TEXT);

        run(EventType.SITE_VIEW_MODULE, "{\"module\":\"" + longest + "\"}");
        assertRefused(EventType.SITE_VIEW_MODULE, "{\"module\":\"" + longest + "长\"}");
    }

    /** A name means something only for the types that know it. */
    @Test
    void leavesAloneWhatItsTypeDoesNotKnow() {
        run(EventType.CARD_LIKE, "{\"amount\":\"a lot\"}");
        run(EventType.CARD_LIKE, null);
        run(EventType.SITE_VIEW, "{\"amount\":\"a lot\"}");
    }

    private void assertRefused(EventType type, String props) {
        assertThatThrownBy(() -> run(type, props))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(refused.reason()).isEqualTo(DropReason.BAD_VALUE));
    }

    private IncomingEvent run(EventType type, @Nullable String props) {
        return step.apply(
                new IncomingEvent(
                        UUID.randomUUID(), type, NOW, null, null, null, 0, null, null, props, null),
                BATCH);
    }
}
