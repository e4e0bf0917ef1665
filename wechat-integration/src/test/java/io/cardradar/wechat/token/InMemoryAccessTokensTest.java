package io.cardradar.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class InMemoryAccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccessToken TOKEN = new AccessToken("t1", NOW.plusSeconds(60));

    private final InMemoryAccessTokens tokens =
            new InMemoryAccessTokens(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keepsOneTokenForEachApp() {
        tokens.save("a", TOKEN);
        tokens.save("b", new AccessToken("t2", NOW));

        assertThat(tokens.find("a")).contains(TOKEN);
        assertThat(tokens.find("b").orElseThrow().isLiveAt(NOW)).isFalse();
        assertThat(tokens.find("c")).isEmpty();
    }

    @Test
    void expiresATokenButNotItsSuccessor() {
        tokens.save("a", TOKEN);

        tokens.expire("a", "t0");
        assertThat(tokens.find("a").orElseThrow().isLiveAt(NOW)).isTrue();
        tokens.expire("a", "t1");
        assertThat(tokens.find("a").orElseThrow().isLiveAt(NOW)).isFalse();
    }

    @Test
    void leasesAnAppToOneHolderAtATime() {
        var first = tokens.tryLease("a", Duration.ofSeconds(5)).orElseThrow();

        assertThat(tokens.tryLease("a", Duration.ofSeconds(5))).isEmpty();
        assertThat(tokens.tryLease("b", Duration.ofSeconds(5))).isPresent();
        first.close();
        assertThat(tokens.tryLease("a", Duration.ofSeconds(5))).isPresent();
    }

    @Test
    void doesNotEndASuccessorsLeaseWhenOneThatRanOutIsClosed() {
        var ranOut = tokens.tryLease("a", Duration.ZERO).orElseThrow();
        assertThat(tokens.tryLease("a", Duration.ofSeconds(5))).isPresent();

        ranOut.close();

        assertThat(tokens.tryLease("a", Duration.ofSeconds(5))).isEmpty();
    }

    @Test
    void hidesTheTokenInTexts() {
        assertThat(TOKEN.toString()).doesNotContain("t1");
    }
}
