package io.cardradar.app.contentcheck;

import io.cardradar.app.identity.DataScope;
import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Cursor;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Page;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Managers look at what WeChat is not sure of, and have the last word. They see what employees in
 * their data scope have made; what visitors have made is for administrators.
 */
@Singleton
class Reviews {
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final ContentCheckRepository checks;
    private final CheckedSubjects subjects;
    private final DataScopes scopes;
    private final Clock clock;

    Reviews(
            ContentCheckRepository checks,
            CheckedSubjects subjects,
            DataScopes scopes,
            Clock clock) {
        this.checks = checks;
        this.subjects = subjects;
        this.scopes = scopes;
        this.clock = clock;
    }

    /** A page of checks, the newest first; of every state unless one is named. */
    Page<ContentCheckRow> list(
            Caller caller, @Nullable CheckState state, @Nullable String cursor, int limit) {
        UUID before = cursor == null ? AFTER_ALL : parse(cursor);
        String[] states =
                state == null
                        ? Arrays.stream(CheckState.values()).map(Enum::name).toArray(String[]::new)
                        : new String[] {state.name()};
        TenantId tenant = caller.tenant();
        List<ContentCheckRow> rows =
                switch (scopes.of(caller)) {
                    case DataScope.Everyone everyone ->
                            checks.list(tenant, states, before, limit + 1);
                    case DataScope.Only only ->
                            checks.listOf(tenant, texts(only.ids()), states, before, limit + 1);
                };
        return Page.of(rows, limit, row -> Cursor.of(row.id()));
    }

    private static String[] texts(UUID[] ids) {
        return Arrays.stream(ids).map(UUID::toString).toArray(String[]::new);
    }

    private static UUID parse(String cursor) {
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    /**
     * One check.
     *
     * @throws Problem.NotFound {@code content_check.not_found}, also outside the data scope
     */
    ContentCheckRow get(Caller caller, UUID id) {
        return seen(caller, checks.find(caller.tenant(), id));
    }

    /** What there is to look at; nothing once the content is gone. Outside any transaction. */
    Optional<Material> materialOf(ContentCheckRow check) {
        return subjects.materialOf(check);
    }

    /**
     * Decides. A manager may be faster than WeChat, and may reject later what had passed, but does
     * not overrule WeChat where its verdict is enforced.
     *
     * @throws Problem.Conflict {@code content_check.decided}
     */
    @Transactional
    ContentCheckRow decide(Caller caller, UUID id, boolean allow) {
        ContentCheckRow check = seen(caller, checks.lock(caller.tenant(), id));
        if (!(allow ? mayBeAllowed(check) : mayBeRejected(check))) {
            throw new Problem.Conflict(
                    "content_check.decided", "There is nothing to decide about this content");
        }
        CheckState decision = allow ? CheckState.ALLOWED : CheckState.REJECTED;
        ContentCheckRow decided = check.decided(decision, caller.id(), clock.instant());
        checks.change(decided);
        subjects.tell(decided, allow ? Ruling.ALLOWED : Ruling.REFUSED);
        return decided;
    }

    private static boolean mayBeAllowed(ContentCheckRow check) {
        return switch (check.state()) {
            case WAITING, ASKED, REVIEW -> true;
            case RISKY -> !check.enforced();
            case PASSED, ALLOWED, REJECTED, OBSOLETE -> false;
        };
    }

    private static boolean mayBeRejected(ContentCheckRow check) {
        return switch (check.state()) {
            case WAITING, ASKED, REVIEW, PASSED, ALLOWED -> true;
            case RISKY -> !check.enforced();
            case REJECTED, OBSOLETE -> false;
        };
    }

    private ContentCheckRow seen(Caller caller, Optional<ContentCheckRow> check) {
        return check.filter(row -> scopes.of(caller).covers(new EmployeeId(row.authorId())))
                .orElseThrow(() ->
                        new Problem.NotFound("content_check.not_found", "There is no such check"));
    }
}
