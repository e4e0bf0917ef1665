package io.cardradar.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

class KnownConsentsTest {
    private static final TenantId TENANT = new TenantId(UUID.randomUUID());
    private static final UUID VISITOR = UUID.randomUUID();

    private final Set<UUID> withdrawn = new HashSet<>();
    private int lists;
    private int reads;
    private long now;
    private final KnownConsents consents =
            new KnownConsents(
                    company -> {
                        lists++;
                        return List.copyOf(withdrawn);
                    },
                    key -> {
                        reads++;
                        return withdrawn.contains(key.visitor());
                    },
                    () -> now);

    @Test
    void readsTheListOfACompanyOnceInHalfAMinuteForAllItsVisitors() {
        assertThat(consents.isAtHand(TENANT, VISITOR)).isFalse();
        assertThat(ask()).isFalse();
        assertThat(consents.isAtHand(TENANT, UUID.randomUUID())).isTrue();
        withdrawn.add(VISITOR);
        pass(Duration.ofSeconds(29));
        assertThat(ask()).isFalse();

        pass(Duration.ofSeconds(2));

        assertThat(consents.isAtHand(TENANT, VISITOR)).isFalse();
        assertThat(ask()).isTrue();
        assertThat(lists).isEqualTo(2);
        assertThat(reads).isZero();
    }

    @Test
    void knowsAtOnceWhatIsSaidHere() {
        ask();
        withdrawn.add(VISITOR);

        consents.on(new ConsentChanged(TENANT, VISITOR));

        assertThat(ask()).isTrue();
    }

    @Test
    void asksForEachVisitorWhereTooManyHaveWithdrawn() {
        Stream.generate(UUID::randomUUID).limit(KnownConsents.LONGEST_LIST).forEach(withdrawn::add);
        assertThat(ask()).isFalse();
        assertThat(reads).isZero();
        withdrawn.add(VISITOR);
        pass(Duration.ofSeconds(31));

        assertThat(ask()).isTrue();
        assertThat(ask()).isTrue();
        assertThat(reads).isEqualTo(1);
        assertThat(consents.isAtHand(TENANT, VISITOR)).isTrue();
        assertThat(consents.isAtHand(TENANT, UUID.randomUUID())).isFalse();
        withdrawn.remove(VISITOR);
        withdrawn.add(UUID.randomUUID());
        consents.on(new ConsentChanged(TENANT, VISITOR));

        assertThat(ask()).isFalse();
        assertThat(reads).isEqualTo(2);
    }

    private boolean ask() {
        return consents.isWithdrawn(TENANT, VISITOR);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
