package io.cardradar.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class AccessTokenTest {

    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccessToken TOKEN = new AccessToken("t1", END);

    @Test
    void livesUntilItsEnd() {
        assertThat(TOKEN.isLiveAt(END.minusMillis(1))).isTrue();
        assertThat(TOKEN.isLiveAt(END)).isFalse();
    }

    @Test
    void hidesTheTokenInTexts() {
        assertThat(TOKEN.toString()).doesNotContain("t1");
    }
}
