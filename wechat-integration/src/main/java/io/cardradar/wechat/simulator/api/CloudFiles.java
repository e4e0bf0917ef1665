package io.cardradar.wechat.simulator.api;

import static io.cardradar.wechat.simulator.api.Clouds.required;
import static io.cardradar.wechat.simulator.api.Clouds.text;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.cloud.CloudLimits;
import io.cardradar.wechat.simulator.http.Exchange;
import io.cardradar.wechat.simulator.http.Reply;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files of CloudBase. {@code uploadfile} gives out a form; the form is posted to an address of its
 * own, which is the object storage's and answers as that does: 204, or 403 with XML. Links to
 * download work, for as long as was asked.
 */
public final class CloudFiles implements Feature {

    private static final String UPLOAD = "/cos/upload";
    private static final String DOWNLOAD = "/cos/download";

    private record Form(
            CloudEnvironment environment,
            String path,
            String authorization,
            String token,
            Instant expiresAt) {

        boolean fits(Multipart posted, Instant now) {
            return now.isBefore(expiresAt)
                    && posted.text("key").equals(path)
                    && posted.text("Signature").equals(authorization)
                    && posted.text("x-cos-security-token").equals(token);
        }
    }

    private record Link(CloudEnvironment environment, String path, Instant expiresAt) {}

    private final Map<String, Form> forms = new ConcurrentHashMap<>();
    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private final Clouds clouds;
    private final Clock clock;

    CloudFiles(Clouds clouds, Clock clock) {
        this.clouds = clouds;
        this.clock = clock;
    }

    @Override
    public void addTo(Api api) {
        api.post("/tcb/uploadfile", e -> clouds.endpoint((env, b) -> form(env, b, e)).answer(e));
        api.post(
                "/tcb/batchdownloadfile",
                e -> clouds.endpoint((env, b) -> links(env, b, e)).answer(e));
        api.post("/tcb/batchdeletefile", clouds.endpoint(CloudFiles::delete));
        api.post(UPLOAD, this::upload);
        api.get(DOWNLOAD, this::download);
    }

    @Override
    public void reset() {
        forms.clear();
        links.clear();
    }

    /** A link to a file, without a question. */
    String link(CloudEnvironment environment, String path, long seconds, Exchange exchange) {
        var sign = UUID.randomUUID().toString();
        links.put(sign, new Link(environment, path, clock.instant().plusSeconds(seconds)));
        return "http://" + exchange.host() + DOWNLOAD + "?sign=" + sign;
    }

    private Map<String, Object> form(CloudEnvironment env, JsonNode body, Exchange exchange) {
        var path = text(body, "path");
        if (path.startsWith("/")) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        var now = clock.instant();
        var expiry = now.plus(CloudLimits.UPLOAD_FORM);
        var time = now.getEpochSecond() + ";" + expiry.getEpochSecond();
        var authorization =
                "q-sign-algorithm=sha1&q-sign-time=%s&q-key-time=%s&q-signature=%s"
                        .formatted(time, time, UUID.randomUUID());
        var token = UUID.randomUUID().toString();
        var cosFileId = UUID.randomUUID().toString();
        forms.put(cosFileId, new Form(env, path, authorization, token, expiry));
        return Map.of(
                "url", "http://" + exchange.host() + UPLOAD,
                "token", token,
                "authorization", authorization,
                "file_id", env.fileId(path),
                "cos_file_id", cosFileId);
    }

    private Reply upload(Exchange exchange) {
        var posted = Multipart.of(exchange);
        var form = forms.get(posted.text("x-cos-meta-fileid"));
        if (form == null || !form.fits(posted, clock.instant())) {
            return storageRefusal(403, "AccessDenied");
        }
        if (!posted.parts().getLast().name().equals("file")) {
            return storageRefusal(400, "MalformedPOSTRequest");
        }
        var file = posted.parts().getLast();
        form.environment
                .files()
                .put(form.path, new CloudEnvironment.File(file.contentType(), file.bytes()));
        return Reply.text(204, "text/plain", "");
    }

    private Map<String, Object> links(CloudEnvironment env, JsonNode body, Exchange exchange) {
        var files = new ArrayList<Map<String, Object>>();
        for (var file : fileList(body, "file_list")) {
            int longest = Math.toIntExact(CloudLimits.DOWNLOAD_LINK.toSeconds());
            int seconds = Clouds.number(file, "max_age", 1, longest);
            var id = text(file, "fileid");
            var path = env.path(id);
            var url =
                    path == null || !env.files().containsKey(path)
                            ? ""
                            : link(env, path, seconds, exchange);
            var status = status(id, !url.isEmpty());
            status.put("download_url", url);
            files.add(status);
        }
        return Map.of("file_list", files);
    }

    private static Map<String, Object> delete(CloudEnvironment env, JsonNode body) {
        var files = new ArrayList<Map<String, Object>>();
        for (var file : fileList(body, "fileid_list")) {
            var path = env.path(file.asText());
            files.add(status(file.asText(), path != null && env.files().remove(path) != null));
        }
        return Map.of("delete_list", files);
    }

    private static List<JsonNode> fileList(JsonNode body, String name) {
        var list = required(body, name);
        if (!list.isArray() || list.isEmpty() || list.size() > CloudLimits.MOST_FILES) {
            throw Errcode.INVALID_ARGS.refusal();
        }
        var files = new ArrayList<JsonNode>();
        list.forEach(files::add);
        return files;
    }

    private static Map<String, Object> status(String fileId, boolean known) {
        var status = new LinkedHashMap<String, Object>();
        status.put("fileid", fileId);
        status.put("status", known ? 0 : 1);
        status.put("errmsg", known ? "ok" : "STORAGE_FILE_NONEXIST");
        return status;
    }

    private Reply download(Exchange exchange) {
        var link = links.get(exchange.parameter("sign"));
        if (link == null || !clock.instant().isBefore(link.expiresAt)) {
            return storageRefusal(403, "AccessDenied");
        }
        var file = link.environment.files().get(link.path);
        return file == null
                ? storageRefusal(404, "NoSuchKey")
                : new Reply(200, file.contentType(), file.bytes());
    }

    private static Reply storageRefusal(int status, String code) {
        var xml = "<?xml version='1.0' encoding='utf-8'?><Error><Code>" + code + "</Code></Error>";
        return Reply.text(status, "application/xml", xml);
    }
}
