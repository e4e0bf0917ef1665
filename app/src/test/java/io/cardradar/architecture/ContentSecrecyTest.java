package io.cardradar.architecture;

import static io.cardradar.app.testing.Api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.SamplePictures;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestCompany.Person;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.Uploading;
import io.cardradar.embedded.TestStack;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Uploads and has texts judged, with and without success, and looks for both in the log. */
final class ContentSecrecyTest {
    private static final String TEXT = "只说给您一个人听的话4711";

    private final Api simulator = new Api(TestStack.simulator(), "");
    private final List<String> secrets = new ArrayList<>(List.of(TEXT));

    @Test
    void neitherTextsNorWhatOpensAFileReachTheLog() {
        Map<String, Object> settings = Map.of("cardradar.content-check.mode", "enforce");
        try (TestService service = TestService.start(TestStack.freshDatabase(), settings);
                CapturedLog log = CapturedLog.open()) {
            TestCompany company = service.newCompany();
            Person person = company.salesperson();
            publishWhileWeChatFails(person);
            upload(person);

            assertThat(log.text()).as("the log is captured at all").contains("content check");
            assertThat(secrets).hasSizeGreaterThan(2);
            assertThat(secrets.stream().filter(log.text()::contains))
                    .as("secrets in the log")
                    .isEmpty();
        } finally {
            simulator.delete("/_control/faults");
        }
    }

    private void publishWhileWeChatFails(Person person) {
        String card =
                person.api()
                        .post("/v1/cards", fields("name", "李雷", "signature", TEXT))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText();
        for (Object errcode : List.of(-1, 44991, 87014, 61010)) {
            simulator.post(
                    "/_control/faults",
                    fields("path", "/wxa/msg_sec_check", "count", 2, "errcode", errcode));
            person.api().post("/v1/cards/" + card + "/publish", "").expect(202);
            simulator.delete("/_control/faults");
        }
    }

    private void upload(Person person) {
        Uploading uploading = new Uploading(person.api());
        JsonNode announced = uploading.announce("avatar", "image/png", 100);
        secrets.add(announced.at("/upload/fields/signature").asText());
        Uploading.send(announced, "image/png", new byte[] {1});
        person.api().post(Uploading.path(announced) + "/uploaded", "").expect(400);
        Uploading.send(announced, "image/png", SamplePictures.png(9, 9));
        person.api().post(Uploading.path(announced) + "/uploaded", "").expect(200);
        String file = announced.at("/upload/fields/key").asText();
        String forged = "forged-signature-8241";
        person.api()
                .get("/v1/storage/" + file + "?expires=1&signature=" + forged)
                .expectProblem(403, "storage.link_refused");
        secrets.add(forged);
    }
}
