package io.cardradar.app.storage;

import io.cardradar.app.contentcheck.CheckedSubject;
import io.cardradar.app.contentcheck.Material;
import io.cardradar.app.contentcheck.Ruling;
import io.cardradar.app.contentcheck.SubjectKind;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Files as WeChat and managers look at them. */
@Singleton
class CheckedFiles implements CheckedSubject {
    /** WeChat takes up to half an hour. */
    private static final Duration LINK_LIFE = Duration.ofHours(1);

    private final FileRepository files;
    private final Removals removals;
    private final FileStore store;
    private final Clock clock;

    CheckedFiles(FileRepository files, Removals removals, FileStore store, Clock clock) {
        this.files = files;
        this.removals = removals;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public SubjectKind kind() {
        return SubjectKind.FILE;
    }

    @Override
    public Optional<Material> material(TenantId tenant, UUID subject, UUID check) {
        return files.find(tenant, subject)
                .flatMap(file ->
                        Optional.ofNullable(file.storedPath())
                                .map(path ->
                                        new Material.Media(
                                                file.purpose().kind(),
                                                store.link(file.stored(path), LINK_LIFE))));
    }

    @Override
    public void ruled(TenantId tenant, UUID subject, UUID check, Ruling ruling) {
        switch (ruling) {
            case ALLOWED -> move(tenant, subject, FileState.available);
            case HELD -> move(tenant, subject, FileState.quarantined);
            case REFUSED -> reject(tenant, subject);
        }
    }

    /** The bytes go at once: links that were given out while it was available must end. */
    private void reject(TenantId tenant, UUID id) {
        if (move(tenant, id, FileState.rejected) > 0) {
            FileRow file = files.find(tenant, id).orElseThrow();
            if (file.storedPath() != null) {
                removals.plan(file.stored(file.storedPath()), Duration.ZERO);
                files.forgetBytes(tenant, id);
            }
        }
    }

    private int move(TenantId tenant, UUID id, FileState state) {
        return files.moveTo(tenant, id, state.name(), clock.instant());
    }
}
