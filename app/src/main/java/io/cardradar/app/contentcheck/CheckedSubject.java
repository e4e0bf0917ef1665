package io.cardradar.app.contentcheck;

import io.cardradar.kernel.TenantId;

import java.util.Optional;
import java.util.UUID;

/** A feature with content that is checked. There is one bean for each kind. */
public interface CheckedSubject {
    SubjectKind kind();

    /**
     * What to look at. May be slow: it is asked outside any transaction.
     *
     * @param check for which it is asked
     * @return nothing if the content is no more, or is another by now
     */
    Optional<Material> material(TenantId tenant, UUID subject, UUID check);

    /**
     * Does what a ruling means, in the transaction that stores the ruling. A ruling may be followed
     * by another: a manager decides after WeChat.
     */
    void ruled(TenantId tenant, UUID subject, UUID check, Ruling ruling);
}
