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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What becomes of pictures, and of the cards that show them. */
class PictureApiTest {
    private static final byte[] PICTURE = SamplePictures.png(60, 40);

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final Person lilei = company.salesperson();
    private final Uploading uploading = new Uploading(lilei.api());

    @Test
    void leavesOutWhereAPhotoWasTaken() {
        byte[] photo = SamplePictures.photo(60, 40, 1);
        JsonNode file = uploading.file("card_photo", "image/jpeg", photo);

        assertThat(text(photo)).contains(SamplePictures.PLACE);
        byte[] kept = download(link(file)).body();
        assertThat(text(kept)).doesNotContain(SamplePictures.PLACE).doesNotContain("Exif");
        assertThat(service.bean(FileStore.class).get(incoming(file), 1_000_000))
                .as("the original")
                .isEmpty();
    }

    /** Red was left and blue right when the camera was held upright. */
    @ParameterizedTest
    @CsvSource({"1,60,40,5,20", "2,60,40,55,20", "3,60,40,55,20", "6,40,60,20,5", "8,40,60,20,55"})
    void turnsAPhotoUpright(int orientation, int width, int height, int redX, int redY) {
        JsonNode file =
                uploading.file(
                        "card_photo", "image/jpeg", SamplePictures.photo(60, 40, orientation));

        BufferedImage kept = SamplePictures.read(download(link(file)).body());

        assertThat(kept.getWidth()).isEqualTo(width);
        assertThat(kept.getHeight()).isEqualTo(height);
        Color red = new Color(kept.getRGB(redX, redY));
        assertThat(red.getRed()).isGreaterThan(200);
        assertThat(red.getBlue()).isLessThan(60);
    }

    @Test
    void scalesALargePictureDown() {
        JsonNode file = uploading.file("avatar", "image/png", SamplePictures.png(3_000, 1_500));

        assertThat(file.path("width").asInt()).isEqualTo(1_024);
        assertThat(file.path("height").asInt()).isEqualTo(512);
    }

    @Test
    void showsACardsPictureForAsLongAsTheFileIsThere() {
        JsonNode file = uploading.file("avatar", "image/png", PICTURE);
        String card = cardWith(file);
        lilei.api().post(card + "/publish", "").expect(200);
        Person visitor = company.visitor();

        JsonNode seen = visitor.api().get(card).expect(200).json().path("published");
        assertThat(download(URI.create(seen.path("avatarUrl").asText())).statusCode())
                .isEqualTo(200);
        assertThat(seen.has("avatarFile")).isFalse();
        lilei.api().delete(Uploading.path(file)).expect(204);

        seen = visitor.api().get(card).expect(200).json().path("published");
        assertThat(seen.has("avatarUrl")).isFalse();
        lilei.api().post(card + "/publish", "").expectProblem(404, "file.not_found");
    }

    @Test
    void publishesNoCardWithSomebodyElsesPicture() {
        Person other = company.employee("韩梅梅", Role.STAFF);
        JsonNode file = new Uploading(other.api()).file("avatar", "image/png", PICTURE);

        lilei.api().post(cardWith(file) + "/publish", "").expectProblem(404, "file.not_found");
        lilei.api()
                .post(cardWith(uploading.announce("avatar", "image/png", 10)) + "/publish", "")
                .expectProblem(409, "file.not_available");
    }

    private String cardWith(JsonNode file) {
        Object content = Api.fields("name", "李雷", "avatarFile", file.path("id").asText());
        return "/v1/cards/"
                + lilei.api().post("/v1/cards", content).expect(201).json().path("id").asText();
    }

    private FileKey incoming(JsonNode file) {
        return new FileKey(company.tenant(), "incoming/" + file.path("id").asText());
    }

    private static URI link(JsonNode file) {
        return URI.create(file.path("link").asText());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
