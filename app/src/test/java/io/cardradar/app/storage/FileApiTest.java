package io.cardradar.app.storage;

import static io.cardradar.app.storage.FileStoreContract.download;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.SamplePictures;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Uploading;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.Tenancy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

class FileApiTest {
    private static final byte[] PICTURE = SamplePictures.png(60, 40);

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Person lilei = company.salesperson();
    private final Uploading uploading = new Uploading(lilei.api());

    @Test
    void takesAPictureAndGivesALinkToIt() {
        JsonNode file = uploading.file("avatar", "image/png", PICTURE);

        assertThat(file.path("state").asText()).isEqualTo("available");
        assertThat(file.path("contentType").asText()).isEqualTo("image/png");
        assertThat(file.path("width").asInt()).isEqualTo(60);
        assertThat(file.path("height").asInt()).isEqualTo(40);
        var shown = download(link(file));
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(shown.body()).hasSize(file.path("size").asInt());
        assertThat(SamplePictures.read(shown.body()).getWidth()).isEqualTo(60);
    }

    @Test
    void tellsWhatAFileIsByItsBytes() {
        JsonNode announced = uploading.announce("avatar", "image/png", PICTURE.length);
        String path = Uploading.path(announced);

        send(announced, "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        lilei.api().post(path + "/uploaded", "").expectProblem(400, "file.bad_content");
        send(announced, SamplePictures.bomb(60_000, 60_000));
        lilei.api().post(path + "/uploaded", "").expectProblem(400, "file.bad_content");
        send(announced, java.util.Arrays.copyOf(PICTURE, 50));
        lilei.api().post(path + "/uploaded", "").expectProblem(400, "file.bad_content");
        send(announced, SamplePictures.photo(30, 20, 1));
        JsonNode file = lilei.api().post(path + "/uploaded", "").expect(200).json();

        assertThat(file.path("contentType").asText()).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID3\u0003", "#!AMR\n", "\u00ff\u00f1P", "sizeftypM4A "})
    void takesARecording(String start) {
        byte[] recording = (start + "x".repeat(500)).getBytes(StandardCharsets.ISO_8859_1);

        JsonNode file = uploading.file("voice", "audio/mpeg", recording);

        assertThat(file.path("contentType").asText()).startsWith("audio/");
        assertThat(download(link(file)).body()).isEqualTo(recording);
    }

    @Test
    void refusesWhatNoPurposeAllows() {
        Api api = lilei.api();

        api.post("/v1/files", Uploading.request("avatar", "image/svg+xml", 10))
                .expectProblem(400, "file.bad_type");
        api.post("/v1/files", Uploading.request("voice", "image/png", 10))
                .expectProblem(400, "file.bad_type");
        api.post("/v1/files", Uploading.request("avatar", "image/png", 6 << 20))
                .expectProblem(400, "file.too_large");
        assertThat(api.post("/v1/files", Uploading.request("film", "image/png", 1)).status())
                .isEqualTo(400);
        assertThat(api.post("/v1/files", Uploading.request("avatar", "image/png", 0)).status())
                .isEqualTo(400);
        JsonNode announced = uploading.announce("avatar", "image/png", 10);
        api.post(Uploading.path(announced) + "/uploaded", "")
                .expectProblem(409, "file.not_uploaded");
    }

    @Test
    void announcesOneFileForOneIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        Object request = Uploading.request("avatar", "image/png", PICTURE.length);

        JsonNode first = announce(request, key).expect(201).json();
        JsonNode second = announce(request, key).expect(201).json();
        send(second, PICTURE);
        lilei.api().post(Uploading.path(first) + "/uploaded", "").expect(200);

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        announce(request, key).expectProblem(409, "file.uploaded");
        announce(Uploading.request("avatar", "image/png", 1), key)
                .expectProblem(409, "idempotency.key_reused");
    }

    @Test
    void doesNotLetATicketReplaceWhatWasLookedAt() {
        JsonNode announced = uploading.announce("avatar", "image/png", PICTURE.length);
        send(announced, PICTURE);
        String path = Uploading.path(announced);
        JsonNode file = lilei.api().post(path + "/uploaded", "").expect(200).json();
        byte[] lookedAt = download(link(file)).body();

        send(announced, SamplePictures.png(10, 10));
        JsonNode again = lilei.api().post(path + "/uploaded", "").expect(200).json();

        assertThat(again.path("width").asInt()).isEqualTo(60);
        assertThat(download(link(again)).body()).isEqualTo(lookedAt);
    }

    @Test
    void showsAFileToItsOwnerAndThoseInWhoseScopeTheOwnerIs() {
        String path = Uploading.path(uploading.file("avatar", "image/png", PICTURE));
        Person visitor = company.visitor();
        String visitors =
                Uploading.path(
                        new Uploading(visitor.api()).file("chat_image", "image/png", PICTURE));
        Person manager = company.manager();
        Person admin = company.admin();

        manager.api().get(path).expect(200);
        admin.api().get(path).expect(200);
        manager.api().delete(path).expectProblem(404, "file.not_found");
        company.employee("韩梅梅", Role.STAFF).api().get(path).expectProblem(404, "file.not_found");
        visitor.api().get(path).expectProblem(404, "file.not_found");
        service.newCompany().admin().api().get(path).expectProblem(404, "file.not_found");

        visitor.api().get(visitors).expect(200);
        admin.api().get(visitors).expect(200);
        manager.api().get(visitors).expectProblem(404, "file.not_found");
        company.visitor().api().get(visitors).expectProblem(404, "file.not_found");
        company.visitor().api().post(visitors + "/uploaded", "").expect(404);
    }

    @Test
    void deletesAFileAndItsBytes() {
        JsonNode file = uploading.file("avatar", "image/png", PICTURE);

        lilei.api().delete(Uploading.path(file)).expect(204);
        service.bean(RemoveFilesJob.class).run();

        lilei.api().get(Uploading.path(file)).expectProblem(404, "file.not_found");
        assertThat(download(link(file)).statusCode()).isEqualTo(404);
        lilei.api().delete(Uploading.path(file)).expectProblem(404, "file.not_found");
    }

    @Test
    void forgetsUploadsThatNeverCame() {
        JsonNode announced = uploading.announce("avatar", "image/png", PICTURE.length);
        send(announced, PICTURE);
        Clock tomorrow = Clock.offset(service.bean(Clock.class), Duration.ofHours(26));

        new RemoveFilesJob(
                        service.bean(RemovalRepository.class),
                        service.bean(FileRepository.class),
                        store(),
                        tomorrow)
                .run();

        lilei.api().get(Uploading.path(announced)).expectProblem(404, "file.not_found");
        assertThat(store().get(incoming(announced), 1_000_000)).isEmpty();
        assertThat(company.count("SELECT count(*) FROM file_removal WHERE tenant_id = ?")).isZero();
    }

    @Test
    void removesBytesThatNoFileCameToReferTo() {
        FileKey orphan = new FileKey(company.tenant(), "files/" + UUID.randomUUID() + "/x");
        Tenancy.run(company.tenant(), () -> service.bean(Uploads.class).expect(orphan));
        store().put(orphan, "image/png", PICTURE);
        RemoveFilesJob job = service.bean(RemoveFilesJob.class);

        job.run();
        assertThat(store().get(orphan, 1_000_000)).as("the file may still come").isPresent();
        Tenancy.run(
                company.tenant(),
                () -> service.bean(Removals.class).plan(orphan, Duration.ofHours(-1)));
        job.run();

        assertThat(store().get(orphan, 1_000_000)).isEmpty();
    }

    private Api.Reply announce(Object request, String key) {
        return lilei.api().post("/v1/files", request, "Idempotency-Key", key);
    }

    private static void send(JsonNode announced, byte[] content) {
        assertThat(Uploading.send(announced, "image/png", content)).isBetween(200, 299);
    }

    private FileKey incoming(JsonNode file) {
        return new FileKey(company.tenant(), "incoming/" + file.path("id").asText());
    }

    private FileStore store() {
        return service.bean(FileStore.class);
    }

    private static URI link(JsonNode file) {
        return URI.create(file.path("link").asText());
    }
}
