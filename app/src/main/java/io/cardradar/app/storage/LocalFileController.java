package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

import java.io.IOException;
import java.util.UUID;

/** The local store as its signed addresses show it; whoever has one needs no other proof. */
@Hidden
@Controller(LocalFileStore.PATH)
@Requires(beans = LocalFileStore.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class LocalFileController {
    private static final String SHORTLY = "private, max-age=300";

    private final LocalFileStore store;
    private final SignedAccess access;

    LocalFileController(LocalFileStore store, SignedAccess access) {
        this.store = store;
        this.access = access;
    }

    /** Serves a file by a temporary link. What users have uploaded must never run as a page. */
    @Get("/{company}/{+path}")
    HttpResponse<byte[]> download(
            UUID company, String path, @QueryValue long expires, @QueryValue String signature) {
        FileKey key = key(company.toString(), path);
        access.require(LocalFileStore.readingOf(key), expires, signature);
        StoredFile file = store.read(key).orElseThrow(LocalFileController::notFound);
        return HttpResponse.ok(file.bytes())
                .contentType(MediaType.of(file.contentType()))
                .header(HttpHeaders.CACHE_CONTROL, SHORTLY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    /** Takes the upload that a ticket allows. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Status(HttpStatus.NO_CONTENT)
    void upload(
            @Part("key") String key,
            @Part("type") String type,
            @Part("max") long max,
            @Part("expires") long expires,
            @Part("signature") String signature,
            @Part("file") CompletedFileUpload file)
            throws IOException {
        int slash = Math.max(0, key.indexOf('/'));
        FileKey target =
                key(key.substring(0, slash), key.substring(Math.min(key.length(), slash + 1)));
        LocalUpload upload = new LocalUpload(target, type, max);
        access.require(upload.act(), expires, signature);
        if (file.getSize() > max) {
            throw new Problem.Invalid("file.too_large", "The ticket allows " + max + " bytes");
        }
        store.put(target, type, file.getBytes());
    }

    private static FileKey key(String company, String path) {
        try {
            return new FileKey(new TenantId(UUID.fromString(company)), path);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static Problem.NotFound notFound() {
        return new Problem.NotFound("file.not_found", "There is no such file");
    }
}
