package io.cardradar.app.privacy;

import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;

import java.util.Set;

/**
 * What is to be forgotten, and of whom.
 *
 * @param user may be one whom the company has never met
 * @param fields empty for {@link ErasureKind#ACCOUNT_CANCELLED}: everything
 */
public record Erasure(
        TenantId tenant, WeChatUser user, ErasureKind kind, Set<PersonalField> fields) {
    /** Names nobody. */
    @Override
    public String toString() {
        return "Erasure[" + kind + "]";
    }
}
