package io.cardradar.app.storage;

import io.cardradar.app.identity.DataScopes;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of visitors and employees. Stores may take seconds: none of this belongs inside a
 * transaction.
 *
 * <p>A client uploads to a key that its ticket names, and might do so again. What was looked at is
 * therefore kept under another key, which no client ever had a ticket for.
 */
@Singleton
public class Files {
    private static final Duration LINK_LIFE = Duration.ofHours(1);
    private static final int RANDOM_BYTES = 12;

    private final FileRepository files;
    private final Uploads uploads;
    private final FileStore store;
    private final DataScopes scopes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Files(FileRepository files, Uploads uploads, FileStore store, DataScopes scopes, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.store = store;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * Announces an upload, once for one idempotency key.
     *
     * @throws Problem.Invalid {@code file.bad_type}, {@code file.too_large}
     * @throws Problem.Throttled {@code file.too_many}
     * @throws Problem.Conflict {@code file.uploaded} when the key's file has arrived already
     */
    public NewUpload announce(Caller caller, NewFile file, @Nullable String idempotencyKey) {
        if (!file.purpose().takes(file.contentType())) {
            throw new Problem.Invalid(
                    "file.bad_type", file.purpose() + " is never " + file.contentType());
        }
        if (file.size() > file.purpose().maxBytes()) {
            throw new Problem.Invalid(
                    "file.too_large",
                    "At most " + file.purpose().maxBytes() + " bytes for " + file.purpose());
        }
        FileRow row = uploads.announce(caller, file, idempotencyKey);
        if (row.state() != FileState.uploading) {
            throw new Problem.Conflict("file.uploaded", "This file has arrived already");
        }
        long most = row.purpose().maxBytes();
        return new NewUpload(row.id(), store.ticket(row.incoming(), row.declaredType(), most));
    }

    /**
     * Takes what has been uploaded; asked again, it answers how things stand.
     *
     * @throws Problem.Conflict {@code file.not_uploaded}
     * @throws Problem.Invalid {@code file.bad_content}, {@code file.too_large}: another upload by
     *     the same ticket may do
     */
    public FileInfo uploaded(Caller caller, UUID id) {
        FileRow file = own(caller, id);
        if (file.state() == FileState.uploading) {
            take(file);
        }
        return get(caller, id);
    }

    private void take(FileRow file) {
        byte[] upload =
                store.get(file.incoming(), file.purpose().maxBytes())
                        .orElseThrow(() ->
                                new Problem.Conflict(
                                        "file.not_uploaded", "Nothing has been uploaded yet"));
        FileContent content = FileContent.read(upload, file.purpose());
        FileKey stored = file.stored("files/" + file.id() + "/" + unguessable());
        uploads.expect(stored);
        store.put(stored, content.contentType(), content.bytes());
        uploads.arrived(file, stored, content);
        // The original says where it was taken. If this fails, its removal is planned anyway.
        store.delete(file.incoming());
    }

    private String unguessable() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A file of the caller's own, or of an employee in the caller's data scope; what visitors have
     * uploaded is also for administrators.
     *
     * @throws Problem.NotFound {@code file.not_found}
     */
    public FileInfo get(Caller caller, UUID id) {
        FileRow file =
                find(caller, id).filter(row -> sees(caller, row)).orElseThrow(Uploads::notFound);
        URI link = link(file).orElse(null);
        Instant expiresAt = link == null ? null : clock.instant().plus(LINK_LIFE);
        return FileInfo.of(file, link, expiresAt);
    }

    /** Deletes a file of the caller's own; nothing that refers to it shows it any more. */
    public void delete(Caller caller, UUID id) {
        uploads.forget(own(caller, id));
    }

    /**
     * Where anybody may see a file for a while; nothing unless it may be shown. Whoever asks knows
     * that the reader may see what refers to the file.
     */
    public Optional<URI> link(TenantId tenant, UUID id) {
        return files.find(tenant, id).flatMap(this::link);
    }

    /**
     * Refuses a file that may not be shown, or is somebody else's.
     *
     * @throws Problem.Conflict {@code file.not_available}
     * @throws Problem.NotFound {@code file.not_found}
     */
    public void requireAvailable(Caller caller, UUID id) {
        if (own(caller, id).state() != FileState.available) {
            throw new Problem.Conflict(
                    "file.not_available", "This file may not be shown, or not yet");
        }
    }

    private Optional<URI> link(FileRow file) {
        String path = file.storedPath();
        return file.state() == FileState.available && path != null
                ? Optional.of(store.link(file.stored(path), LINK_LIFE))
                : Optional.empty();
    }

    private FileRow own(Caller caller, UUID id) {
        return find(caller, id)
                .filter(file -> file.ownerId().equals(caller.id()))
                .orElseThrow(Uploads::notFound);
    }

    private Optional<FileRow> find(Caller caller, UUID id) {
        return files.find(caller.tenant(), id);
    }

    private boolean sees(Caller caller, FileRow file) {
        return file.ownerId().equals(caller.id())
                || scopes.of(caller).covers(new EmployeeId(file.ownerId()));
    }

    /**
     * A file to come.
     *
     * @param ticket how to upload it
     */
    public record NewUpload(UUID id, UploadTicket ticket) {}
}
