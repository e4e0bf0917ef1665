package io.cardradar.app.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.EventNode;
import io.cardradar.app.testing.TestService;
import io.cardradar.embedded.TestStack;
import io.cardradar.kernel.RecurringJob;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;

class EventArchiveApiTest {
    private static final String PATH = "/v1/operations/event-archives";
    private static final String[] OPERATOR = {"X-Operator-Key", TestService.OPERATOR_KEY};

    private final EventNode node;
    private final Api api;
    private final UUID company;

    EventArchiveApiTest(@TempDir Path files) {
        node = EventNode.start(TestStack.freshDatabase(), files);
        api = new Api(node.uri(), "");
        company = node.company();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void letsTheOperatorAloneRestoreAnArchive() {
        UUID id = archived("archived");

        api.get(PATH).expectProblem(401, "auth.operator_key");
        api.post(PATH + "/" + id + "/restore", Api.fields()).expect(401);
        JsonNode restoring =
                api.post(PATH + "/" + id + "/restore", Api.fields("keepDays", 3), OPERATOR)
                        .expect(202)
                        .json();

        assertThat(restoring.path("state").asText()).isEqualTo("restoring");
        assertThat(restoring.path("events").asLong()).isEqualTo(7);
        assertThat(restoring.has("keepUntil")).isTrue();
    }

    @Test
    void saysWhyARestoreGoesNoFurther() {
        UUID id = archived("restoring");

        node.context().getBeansOfType(RecurringJob.class).stream()
                .filter(job -> job.name().equals("restore-events"))
                .forEach(RecurringJob::run);

        JsonNode items = read(PATH).path("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("error").asText()).contains("there is no");
        assertThat(items.get(0).path("restoredEvents").asLong()).isZero();
        assertThat(read(PATH + "/" + id)).isEqualTo(items.get(0));
    }

    @Test
    void restoresOnlyWhatIsArchived() {
        UUID id = archived("verified");

        restore(id).expectProblem(409, "event_archive.not_archived");
        restore(UUID.randomUUID()).expectProblem(404, "event_archive.not_found");
        api.post(PATH + "/" + id + "/restore", Api.fields("keepDays", 0), OPERATOR).expect(400);
    }

    private JsonNode read(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(node.uri().resolve(path)).headers(OPERATOR).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new Api.Reply(http.send(request, BodyHandlers.ofByteArray())).expect(200).json();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Api.Reply restore(UUID id) {
        return api.post(PATH + "/" + id + "/restore", Api.fields(), OPERATOR);
    }

    private UUID archived(String state) {
        UUID id = UUID.randomUUID();
        node.execute(
                """
                INSERT INTO event_archive (id, partition_name, from_at, to_at, state, columns, created_at, updated_at)
                VALUES ('%s', 'interaction_event_20260101', '2026-01-01Z', '2026-01-08Z', '%s', '{id}', now(), now())\
                """
                        .formatted(id, state));
        node.execute(
                """
                INSERT INTO event_archive_chunk (tenant_id, archive_id, number, path, event_count, last_id, digest, bytes,
                    sha256, verified_at) VALUES ('%s', '%s', 1, 'events/a', 7, '%s', 1, 1, '\\x00', now())\
                """
                        .formatted(company, id, id));
        return id;
    }
}
