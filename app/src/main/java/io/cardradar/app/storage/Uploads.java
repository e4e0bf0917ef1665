package io.cardradar.app.storage;

import io.cardradar.app.contentcheck.ContentChecks;
import io.cardradar.app.contentcheck.NewCheck;
import io.cardradar.app.contentcheck.SubjectKind;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Idempotency;
import io.cardradar.kernel.NewId;
import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The transactions of an upload; what is slow lies between them. */
@Singleton
class Uploads {
    /** An upload that has not arrived by then never will: tickets of all stores are over. */
    static final Duration ABANDONED = Duration.ofHours(24);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** Visitors are anybody; nobody uploads that much by hand. */
    private static final int MOST_AN_HOUR = 100;

    private final FileRepository files;
    private final Removals removals;
    private final ContentChecks checks;
    private final Idempotency idempotency;
    private final NewId ids;
    private final Clock clock;

    Uploads(
            FileRepository files,
            Removals removals,
            ContentChecks checks,
            Idempotency idempotency,
            NewId ids,
            Clock clock) {
        this.files = files;
        this.removals = removals;
        this.checks = checks;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** Notes a file to come, once for one idempotency key; whatever comes is removed in the end. */
    @Transactional
    FileRow announce(Caller caller, NewFile file, @Nullable String idempotencyKey) {
        String id =
                idempotency.once(
                        caller, idempotencyKey, file, () -> insert(caller, file).toString());
        return files.find(caller.tenant(), UUID.fromString(id)).orElseThrow(Uploads::notFound);
    }

    private UUID insert(Caller caller, NewFile file) {
        Instant now = clock.instant();
        if (files.countSince(caller.tenant(), caller.id(), now.minus(AN_HOUR)) >= MOST_AN_HOUR) {
            throw new Problem.Throttled("file.too_many", "Too many files within an hour", AN_HOUR);
        }
        FileRow row =
                new FileRow(
                        caller.tenant(),
                        ids.next(),
                        caller.isEmployee()
                                ? FileRow.OwnerKind.EMPLOYEE
                                : FileRow.OwnerKind.VISITOR,
                        caller.id(),
                        file.purpose(),
                        file.name(),
                        FileState.uploading,
                        file.contentType(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        now,
                        now);
        files.save(row);
        // After the last ticket is over, a late upload must go as well.
        removals.plan(row.incoming(), ABANDONED.plus(AN_HOUR));
        return row.id();
    }

    /** Before bytes are put where no file refers to them yet. */
    @Transactional
    void expect(FileKey stored) {
        removals.plan(stored, AN_HOUR);
    }

    /**
     * Lets the file be what was kept of it. Of two requests at once the first wins; the bytes of
     * the other are removed in time.
     */
    @Transactional
    void arrived(FileRow file, FileKey stored, FileContent content) {
        FileRow now = files.lock(file.tenantId(), file.id()).orElseThrow(Uploads::notFound);
        if (now.state() != FileState.uploading) {
            return;
        }
        removals.cancel(stored);
        files.arrived(
                new FileRow(
                        now.tenantId(),
                        now.id(),
                        now.ownerKind(),
                        now.ownerId(),
                        now.purpose(),
                        now.name(),
                        checks.areEnforced() ? FileState.checking : FileState.available,
                        now.declaredType(),
                        content.contentType(),
                        (long) content.bytes().length,
                        content.sha256(),
                        content.width(),
                        content.height(),
                        stored.path(),
                        now.createdAt(),
                        clock.instant()));
        if (checks.areOn()) {
            checks.request(now.tenantId(), new NewCheck(SubjectKind.FILE, now.id(), now.ownerId()));
        }
    }

    /** Forgets a file; its bytes follow. */
    @Transactional
    void forget(FileRow file) {
        if (file.storedPath() != null) {
            removals.plan(file.stored(file.storedPath()), Duration.ZERO);
        }
        files.delete(file.tenantId(), file.id());
    }

    static Problem.NotFound notFound() {
        return new Problem.NotFound("file.not_found", "There is no such file");
    }
}
