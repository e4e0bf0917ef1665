package io.cardradar.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.SecretsSettings;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.UUID;

class PhoneFragmentsTest {
    private final PhoneFragments fragments =
            new PhoneFragments(
                    new Secrets(
                            new SecretsSettings("dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMDE=")));
    private final TenantId tenant = new TenantId(new UUID(0, 1));
    private final Set<String> ofNumber = fragments.of(tenant, "13800001234");

    @Test
    void findsANumberByAnyPartOfIt() {
        for (String typed :
                new String[] {"138", "1234", "0001", "13800001234", "+86 138-0000-1234"}) {
            assertThat(ofNumber).as(typed).containsAll(fragments.typed(tenant, typed));
            assertThat(fragments.typed(tenant, typed)).as(typed).isNotEmpty();
        }
        assertThat(ofNumber).doesNotContainAnyElementsOf(fragments.typed(tenant, "139"));
    }

    @Test
    void takesNoTextAndNoTwoDigitsForANumber() {
        assertThat(fragments.typed(tenant, "13")).isEmpty();
        assertThat(fragments.typed(tenant, "138a")).isEmpty();
        assertThat(fragments.typed(tenant, "张138")).isEmpty();
        assertThat(fragments.typed(tenant, "")).isEmpty();
    }

    @Test
    void findsLongNumbersByAllOfTheirDigits() {
        Set<String> ofLong = fragments.of(tenant, "12345678901234567");
        assertThat(ofLong).containsAll(fragments.typed(tenant, "2345678901234"));
        assertThat(ofLong.containsAll(fragments.typed(tenant, "2345678901239999"))).isFalse();
    }

    @Test
    void tellsNothingAcrossCompanies() {
        TenantId other = new TenantId(new UUID(0, 2));
        assertThat(fragments.of(other, "13800001234")).doesNotContainAnyElementsOf(ofNumber);
        assertThat(ofNumber).allMatch(hash -> hash.matches("[0-9a-f]{16}"));
    }
}
