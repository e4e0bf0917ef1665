package io.cardradar.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.wechat.token.AccessToken;
import io.cardradar.wechat.token.AccessTokenStore;
import io.cardradar.wechat.token.AccessTokenStore.Lease;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** What every place for tokens promises. */
abstract class AccessTokenStoreContract {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

    private final AccessTokenStore store;
    private final String appId = "wx" + UUID.randomUUID();

    AccessTokenStoreContract(AccessTokenStore store) {
        this.store = store;
    }

    @Test
    void givesBackWhatWasSavedLast() {
        assertThat(store.find(appId)).isEmpty();

        store.save(appId, new AccessToken("first", LATER));
        store.save(appId, new AccessToken("x".repeat(600), LATER));

        assertThat(store.find(appId)).contains(new AccessToken("x".repeat(600), LATER));
    }

    @Test
    void keepsOneTokenForEachApp() {
        store.save(appId, new AccessToken("one", LATER));
        store.save(appId + "-2", new AccessToken("two", LATER));

        assertThat(store.find(appId)).contains(new AccessToken("one", LATER));
    }

    @Test
    void takesKeysThatAreNoAppIds() {
        store.save("wecom/ww1/1000002/" + appId, new AccessToken("one", LATER));

        assertThat(store.find("wecom/ww1/1000002/" + appId)).isPresent();
    }

    @Test
    void expiresATokenButNotItsSuccessor() {
        store.save(appId, new AccessToken("successor", LATER));

        store.expire(appId, "predecessor");
        assertThat(store.find(appId).orElseThrow().expiresAt()).isEqualTo(LATER);

        store.expire(appId, "successor");
        assertThat(store.find(appId).orElseThrow().expiresAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void leasesToOneAtATime() {
        try (Lease lease = store.tryLease(appId, LONG).orElseThrow()) {
            assertThat(lease).isNotNull();
            assertThat(store.tryLease(appId, LONG)).isEmpty();
            assertThat(store.tryLease(appId + "-2", LONG)).isPresent();
        }
        assertThat(store.tryLease(appId, LONG)).isPresent();
    }

    @Test
    void leasesToOneOfManyWhoAskAtOnce() throws Exception {
        long got = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked =
                    IntStream.range(0, 30)
                            .mapToObj(i -> threads.submit(() -> store.tryLease(appId, LONG)))
                            .toList();
            for (var answer : asked) {
                got += answer.get().stream().count();
            }
        }
        assertThat(got).isEqualTo(1);
    }

    @Test
    void doesNotLetALeaseThatRanOutReleaseItsSuccessor() {
        Lease old = store.tryLease(appId, Duration.ZERO).orElseThrow();
        assertThat(store.tryLease(appId, LONG)).isPresent();

        old.close();

        assertThat(store.tryLease(appId, LONG)).isEmpty();
    }
}
