package io.cardradar.app.privacy;

import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests to be forgotten, and the proof that they were heard, which names nobody. */
@Singleton
class ErasureRequests {
    private static final UUID LATEST = new UUID(-1, -1);

    private final ErasureRequestRepository requests;
    private final List<PersonalDataEraser> erasers;
    private final Secrets secrets;
    private final NewId ids;
    private final PrivacySettings settings;

    ErasureRequests(
            ErasureRequestRepository requests,
            List<PersonalDataEraser> erasers,
            Secrets secrets,
            NewId ids,
            PrivacySettings settings) {
        this.requests = requests;
        this.erasers = erasers;
        this.secrets = secrets;
        this.ids = ids;
        this.settings = settings;
    }

    /**
     * Records a request and does what is done at once. The same request twice is one.
     *
     * @param fields what was taken back, as it is stored
     * @param origin the key of the push that brought it, and when the user asked
     */
    @Transactional
    void open(Erasure erasure, List<String> fields, Origin origin) {
        String openid = erasure.user().openid();
        requests.record(
                new ErasureRequestRow(
                        erasure.tenant(),
                        ids.next(),
                        erasure.kind(),
                        erasure.user().appId(),
                        secrets.lookupHash(openid),
                        secrets.encrypt(openid),
                        origin.pushKey,
                        fields,
                        ErasureRequestRow.State.OPEN,
                        origin.askedAt,
                        origin.askedAt.plus(settings.dueAfter()),
                        null));
        erasers.forEach(eraser -> eraser.erase(erasure));
    }

    record Origin(String pushKey, Instant askedAt) {}

    /** Newest first. */
    Page<ErasureRequestRow> list(TenantId tenant, @Nullable String cursor, int limit) {
        List<ErasureRequestRow> rows = requests.before(tenant, place(cursor), limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    private static UUID place(@Nullable String cursor) {
        if (cursor == null) {
            return LATEST;
        }
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }
}
