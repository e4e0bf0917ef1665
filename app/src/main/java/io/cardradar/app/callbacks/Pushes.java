package io.cardradar.app.callbacks;

import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What WeChat has pushed, for those who look after it. Nobody sees the contents. */
@Singleton
class Pushes {
    private static final UUID LATEST = new UUID(-1, -1);

    private final PushRepository pushes;
    private final Outbox outbox;

    Pushes(PushRepository pushes, Outbox outbox) {
        this.pushes = pushes;
        this.outbox = outbox;
    }

    /** Those in one state, newest first. */
    Page<PushRow> list(TenantId tenant, PushState state, @Nullable String cursor, int limit) {
        List<PushRow> rows = pushes.inState(tenant, state.name(), place(cursor), limit + 1);
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    /**
     * Has a push that failed, or that nobody knew, handled once more.
     *
     * @throws Problem.NotFound {@code push.not_found}
     * @throws Problem.Conflict {@code push.not_set_aside}
     */
    @Transactional
    void retry(TenantId tenant, UUID id) {
        PushRow row =
                pushes.lock(tenant, id)
                        .orElseThrow(() ->
                                new Problem.NotFound("push.not_found", "There is no such push"));
        switch (row.state()) {
            case FAILED, UNKNOWN -> {
                pushes.markWaiting(tenant, id);
                outbox.add(tenant, HandlePushes.TOPIC, new PushId(id));
            }
            case WAITING, HANDLED ->
                    throw new Problem.Conflict(
                            "push.not_set_aside", "This push waits its turn, or is handled");
        }
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
