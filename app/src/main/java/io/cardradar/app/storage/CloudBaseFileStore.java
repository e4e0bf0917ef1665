package io.cardradar.app.storage;

import static io.cardradar.app.storage.CloudBaseProblems.asking;

import io.cardradar.app.identity.CloudApp;
import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.CloudEnv;
import io.cardradar.wechat.CloudFiles;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.cloudbase.CloudLimits;
import io.cardradar.wechat.cloudbase.UploadForm;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files in the storage of CloudBase: each company's in the environment of its first mini-program
 * that has one.
 *
 * <p>CloudBase limits neither the size nor the type of what a ticket uploads: who gave it out
 * checks afterwards.
 */
@Singleton
@Requires(property = "cardradar.storage.files", value = "cloudbase")
final class CloudBaseFileStore implements FileStore {
    /** When a form does not say: less than what COS signs for. */
    private static final Duration TICKET_LIFE = Duration.ofMinutes(10);

    private static final Duration FOR_READING = Duration.ofMinutes(5);

    private final Map<String, String> buckets = new ConcurrentHashMap<>();
    private final WeChatApps apps;
    private final CloudFiles files;
    private final Clock clock;

    CloudBaseFileStore(WeChatApps apps, WeChat weChat, Clock clock) {
        this.apps = apps;
        this.files = weChat.cloud().files();
        this.clock = clock;
    }

    @Override
    public void put(FileKey key, String contentType, byte[] bytes) {
        CloudEnv env = env(key.tenant());
        asking(() -> files.upload(env, key.full(), contentType, bytes));
    }

    @Override
    public Optional<byte[]> get(FileKey key, long maxBytes) {
        int most = Math.toIntExact(Math.min(maxBytes, Integer.MAX_VALUE - 8L));
        Optional<byte[]> content =
                asking(() -> find(key, FOR_READING).flatMap(link -> files.download(link, most)));
        if (content.isPresent() && content.get().length > maxBytes) {
            throw new Problem.Invalid(
                    "file.too_large", "The file has more than " + maxBytes + " bytes");
        }
        return content;
    }

    @Override
    public void delete(FileKey key) {
        CloudEnv env = env(key.tenant());
        asking(() -> {
            files.delete(env, List.of(fileId(env, key)));
            return true;
        });
    }

    @Override
    public UploadTicket ticket(FileKey key, String contentType, long maxBytes) {
        CloudEnv env = env(key.tenant());
        UploadForm form = asking(() -> files.form(env, key.full()));
        Instant end =
                Objects.requireNonNullElse(form.expiresAt(), clock.instant().plus(TICKET_LIFE));
        return new UploadTicket(form.url(), form.fields(), UploadForm.FILE_FIELD, end);
    }

    /**
     * @throws Problem.NotFound {@code file.not_found}, because CloudBase gives no link to a file
     *     that is not there
     */
    @Override
    public URI link(FileKey key, Duration lifetime) {
        if (lifetime.compareTo(CloudLimits.LONGEST_LINK) > 0) {
            throw new IllegalArgumentException("a link lives 7 days at most");
        }
        return asking(() -> find(key, lifetime))
                .orElseThrow(() -> new Problem.NotFound("file.not_found", "There is no such file"));
    }

    private Optional<URI> find(FileKey key, Duration lifetime) {
        CloudEnv env = env(key.tenant());
        String id = fileId(env, key);
        return Optional.ofNullable(files.links(env, List.of(id), lifetime).get(id));
    }

    /** CloudBase names the bucket of an environment only in the id of a file to be uploaded. */
    private String fileId(CloudEnv env, FileKey key) {
        return buckets.computeIfAbsent(env.id(), id -> bucketOf(env, key)) + key.full();
    }

    private String bucketOf(CloudEnv env, FileKey key) {
        String fileId = files.form(env, key.full()).fileId();
        if (!fileId.endsWith(key.full())) {
            throw new Problem.Upstream(
                    "storage.unavailable", "CloudBase names a file in a strange way", null);
        }
        return fileId.substring(0, fileId.length() - key.full().length());
    }

    private CloudEnv env(TenantId tenant) {
        CloudApp app =
                apps.cloudAppsOf(tenant).stream()
                        .findFirst()
                        .orElseThrow(CloudBaseProblems::noEnvironment);
        return new CloudEnv(app.app(), app.env());
    }
}
