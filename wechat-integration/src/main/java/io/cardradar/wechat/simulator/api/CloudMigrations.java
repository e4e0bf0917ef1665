package io.cardradar.wechat.simulator.api;

import static io.cardradar.wechat.simulator.api.Clouds.number;
import static io.cardradar.wechat.simulator.api.Clouds.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.cardradar.wechat.simulator.cloud.CloudFailure;
import io.cardradar.wechat.simulator.http.Exchange;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code databasemigrateimport}, {@code databasemigrateexport} and {@code
 * databasemigratequeryinfo}: a collection from or into a file, one document a line. Unlike
 * WeChat's, a job is done when its id is answered.
 */
public final class CloudMigrations implements Feature {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LINK = Duration.ofHours(1);
    private static final int UPSERT = 2;
    private static final int AS_JSON = 1;
    private static final int AS_CSV = 2;

    private record Job(CloudEnvironment env, int success, int failed, String error, String file) {}

    private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong(100_000_000);
    private final Clouds clouds;
    private final CloudFiles files;

    CloudMigrations(Clouds clouds, CloudFiles files) {
        this.clouds = clouds;
        this.files = files;
    }

    @Override
    public void addTo(Api api) {
        api.post(
                "/tcb/databasemigrateimport",
                clouds.endpoint((env, body) -> started(load(env, body))));
        api.post(
                "/tcb/databasemigrateexport",
                clouds.endpoint((env, body) -> started(save(env, body))));
        api.post(
                "/tcb/databasemigratequeryinfo",
                e -> clouds.endpoint((env, body) -> info(env, body, e)).answer(e));
    }

    @Override
    public void reset() {
        jobs.clear();
    }

    private Map<String, Object> started(Job job) {
        long id = lastId.incrementAndGet();
        jobs.put(id, job);
        return Map.of("job_id", id);
    }

    private static Job load(CloudEnvironment env, JsonNode body) {
        var collection = text(body, "collection_name");
        boolean upsert = number(body, "conflict_mode", 1, UPSERT) == UPSERT;
        boolean stop = body.path("stop_on_error").asBoolean(false);
        var file = env.files().get(text(body, "file_path"));
        if (file == null) {
            return new Job(env, 0, 0, "file not found", "");
        }
        int success = 0;
        int failed = 0;
        var error = "";
        var lines =
                new String(file.bytes(), UTF_8).lines().filter(line -> !line.isBlank()).toList();
        boolean csv = number(body, "file_type", AS_JSON, AS_CSV) == AS_CSV;
        for (var line : csv ? CsvLines.asJson(lines) : lines) {
            try {
                write(env, collection, line, upsert);
                success++;
            } catch (CloudFailure e) {
                failed++;
                error = e.detail();
                if (stop) {
                    break;
                }
            }
        }
        return new Job(env, success, failed, error, "");
    }

    private static void write(
            CloudEnvironment env, String collection, String line, boolean upsert) {
        try {
            if (!(JSON.readTree(line) instanceof ObjectNode document)) {
                throw CloudFailure.invalid("a line is no object");
            }
            if (upsert) {
                env.database().upsert(collection, document);
            } else {
                env.database().insert(collection, document);
            }
        } catch (JsonProcessingException e) {
            throw CloudFailure.invalid("a line is no JSON");
        }
    }

    private static Job save(CloudEnvironment env, JsonNode body) {
        var path = text(body, "file_path");
        var found = env.database().find(text(body, "query"));
        var lines = String.join("\n", found);
        boolean csv = number(body, "file_type", AS_JSON, AS_CSV) == AS_CSV;
        var content = (csv ? CsvLines.ofJson(lines) : lines).getBytes(UTF_8);
        env.files().put(path, new CloudEnvironment.File("text/plain", content));
        return new Job(env, found.size(), 0, "", path);
    }

    private Map<String, Object> info(CloudEnvironment env, JsonNode body, Exchange exchange) {
        var job = jobs.get(Clouds.required(body, "job_id").asLong());
        if (job == null || !job.env.equals(env)) {
            throw CloudFailure.invalid("no such job");
        }
        var info = new LinkedHashMap<String, Object>();
        info.put("status", job.error.isEmpty() ? "success" : "fail");
        info.put("record_success", job.success);
        info.put("record_fail", job.failed);
        info.put("error_msg", job.error);
        info.put(
                "file_url",
                job.file.isEmpty() ? "" : files.link(env, job.file, LINK.toSeconds(), exchange));
        return info;
    }
}
