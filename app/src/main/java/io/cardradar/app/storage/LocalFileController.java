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
            @Part("policy") String policy,
            @Part("signature") String signature,
            @Part("file") CompletedFileUpload file)
            throws IOException {
        LocalUpload upload = LocalUpload.of(key(key), policy);
        access.require(upload.act(), upload.expires(), signature);
        if (file.getSize() > upload.maxBytes()) {
            throw new Problem.Invalid(
                    "file.too_large", "The ticket allows " + upload.maxBytes() + " bytes");
        }
        store.put(upload.key(), upload.contentType(), file.getBytes());
    }

    private static FileKey key(String full) {
        String[] parts = full.split("/", 2);
        if (parts.length < 2) {
            throw notFound();
        }
        return key(parts[0], parts[1]);
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
