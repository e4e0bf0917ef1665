package io.cardradar.app.contentcheck;

import static io.cardradar.app.contentcheck.EnforcingService.newest;
import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.SamplePictures;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.Uploading;
import io.cardradar.kernel.Tenancy;

import org.junit.jupiter.api.AfterEach;

import java.util.List;
import java.util.UUID;

/** A company whose files are checked, and WeChat as each test wants it. */
abstract class WithCheckedFiles {
    static final EnforcingService WECHAT = new EnforcingService("enforce");

    final TestCompany company = WECHAT.newCompany();
    final Person lilei = company.salesperson();
    final Person manager = company.manager();

    @AfterEach
    void repair() {
        WECHAT.repair();
    }

    final String upload() {
        return Uploading.path(
                new Uploading(lilei.api()).file("avatar", "image/png", SamplePictures.png(9, 9)));
    }

    final String publishedCardWith(String file) {
        Object content = fields("name", "李雷", "avatarFile", file.replaceAll(".*/", ""));
        String card =
                "/v1/cards/"
                        + lilei.api()
                                .post("/v1/cards", content)
                                .expect(201)
                                .json()
                                .path("id")
                                .asText();
        lilei.api().post(card + "/publish", "").expect(200);
        return card;
    }

    final ContentCheckRow onlyCheck() {
        UUID id = UUID.fromString(newest(manager.api(), "waiting").path("id").asText());
        return Tenancy.of(
                company.tenant(),
                () ->
                        WECHAT.service()
                                .bean(ContentCheckRepository.class)
                                .find(company.tenant(), id)
                                .orElseThrow());
    }

    final String trace() {
        return traceOf("asked");
    }

    final String traceOf(String state) {
        return WECHAT.traceOf(newest(manager.api(), state).path("id").asText());
    }

    final String state(String file) {
        return lilei.api().get(file).expect(200).json().path("state").asText();
    }

    final Api.Reply decide(JsonNode check, String decision) {
        return manager.api()
                .post(
                        "/v1/content-checks/" + check.path("id").asText() + "/decision",
                        fields("decision", decision));
    }

    static List<JsonNode> all(Person person) {
        JsonNode items = person.api().get("/v1/content-checks").expect(200).json().path("items");
        return items.valueStream().toList();
    }
}
