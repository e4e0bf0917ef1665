package io.cardradar.app.storage;

import io.cardradar.app.storage.Files.NewUpload;
import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

@Controller("/v1/files")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"VISITOR", "STAFF", "MANAGER", "ADMIN"})
@Tag(name = "files")
class FileController {
    private final Files files;

    FileController(Files files) {
        this.files = files;
    }

    /** Announces a file; the answer says how to upload it. */
    @Post
    @Status(HttpStatus.CREATED)
    UploadView announce(
            Caller caller,
            @Body @Valid FileRequest request,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        NewFile file =
                new NewFile(request.name, request.contentType, request.size, request.purpose);
        return UploadView.of(files.announce(caller, file, idempotencyKey));
    }

    /**
     * @param name shown to people; at most 200 characters
     * @param size in bytes
     */
    @Serdeable
    record FileRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String name,
            @NotBlank @Size(max = 50) String contentType,
            @Min(1) long size,
            @NotNull FilePurpose purpose) {}

    /** An announced file and the form that uploads it. */
    @Serdeable
    record UploadView(UUID id, FormView upload) {
        static UploadView of(NewUpload upload) {
            UploadTicket ticket = upload.ticket();
            return new UploadView(
                    upload.id(),
                    new FormView(
                            ticket.url(), ticket.fields(), ticket.fileField(), ticket.expiresAt()));
        }
    }

    /**
     * A {@code multipart/form-data} POST, as {@code wx.uploadFile} makes it.
     *
     * @param fields {@code formData}
     * @param fileField {@code name}: of the part with the file, which is the last
     */
    @Serdeable
    record FormView(URI url, Map<String, String> fields, String fileField, Instant expiresAt) {}

    /** Says that the file has been uploaded; it is looked at now. */
    @Post("/{id}/uploaded")
    FileView uploaded(Caller caller, UUID id) {
        return FileView.of(files.uploaded(caller, id));
    }

    /** A file of one's own, or of an employee in the caller's data scope. */
    @Get("/{id}")
    FileView get(Caller caller, UUID id) {
        return FileView.of(files.get(caller, id));
    }

    /** Deletes a file of one's own. */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(Caller caller, UUID id) {
        files.delete(caller, id);
    }

    /**
     * @param link where anybody may see it until {@code linkExpiresAt}; only while it is available
     */
    @Serdeable
    record FileView(
            UUID id,
            FilePurpose purpose,
            String name,
            FileState state,
            @Nullable String contentType,
            @Nullable Long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable URI link,
            @Nullable Instant linkExpiresAt,
            Instant createdAt) {
        static FileView of(FileInfo file) {
            return new FileView(
                    file.id(),
                    file.purpose(),
                    file.name(),
                    file.state(),
                    file.contentType(),
                    file.size(),
                    file.width(),
                    file.height(),
                    file.link(),
                    file.linkExpiresAt(),
                    file.createdAt());
        }
    }
}
