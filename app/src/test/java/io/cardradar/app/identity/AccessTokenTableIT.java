package io.cardradar.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestService;
import io.cardradar.wechat.token.AccessToken;
import io.cardradar.wechat.token.AccessTokenStore.Lease;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class AccessTokenTableIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private final TestService service = TestService.shared();
    private final AccessTokenTable table = service.bean(AccessTokenTable.class);
    private final String appId = service.newCompany().appId();

    @Test
    void givesBackWhatWasSavedLast() {
        assertThat(table.find(appId)).isEmpty();

        table.save(appId, new AccessToken("first", LATER));
        table.save(appId, new AccessToken("x".repeat(600), LATER));

        assertThat(table.find(appId)).contains(new AccessToken("x".repeat(600), LATER));
    }

    @Test
    void expiresATokenButNotItsSuccessor() {
        table.save(appId, new AccessToken("successor", LATER));

        table.expire(appId, "predecessor");
        assertThat(table.find(appId).orElseThrow().expiresAt()).isEqualTo(LATER);

        table.expire(appId, "successor");
        assertThat(table.find(appId).orElseThrow().expiresAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void leasesToOneAtATime() {
        try (Lease lease = table.tryLease(appId, LONG).orElseThrow()) {
            assertThat(lease).isNotNull();
            assertThat(table.tryLease(appId, LONG)).isEmpty();
        }
        assertThat(table.tryLease(appId, LONG)).isPresent();
    }

    @Test
    void doesNotLetALeaseThatRanOutReleaseItsSuccessor() {
        Lease old = table.tryLease(appId, Duration.ZERO).orElseThrow();
        assertThat(table.tryLease(appId, LONG)).isPresent();

        old.close();

        assertThat(table.tryLease(appId, LONG)).isEmpty();
    }
}
