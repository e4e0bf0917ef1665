package io.cardradar.wechat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.cloudbase.CloudLimits;
import io.cardradar.wechat.cloudbase.UploadForm;

import org.apache.http.HttpEntity;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.mime.MultipartEntityBuilder;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files of CloudBase. They lie in an object storage of their own, which is spoken to directly. */
public final class CloudFiles {

    /** What the storage answers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body) {}

    private static final int MOST_OF_A_REFUSAL = 10_000;
    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Pattern SIGNED_UNTIL =
            Pattern.compile("q-sign-time=[0-9]+(?:;|%3B)([0-9]{1,11})");

    private final CloudCalls calls;
    private final HttpClient http;

    CloudFiles(CloudCalls calls, HttpClient http) {
        this.calls = calls;
        this.http = http;
    }

    /**
     * A form by which anybody uploads one file.
     *
     * @param path ASCII, without a leading slash
     */
    public UploadForm form(CloudEnv env, String path) {
        var reply = calls.post(env, "uploadfile", calls.body(env).put("path", path));
        var fields = new LinkedHashMap<String, String>();
        var authorization = text(reply, "authorization");
        fields.put("key", path);
        fields.put("Signature", authorization);
        fields.put("x-cos-security-token", text(reply, "token"));
        fields.put("x-cos-meta-fileid", text(reply, "cos_file_id"));
        return new UploadForm(
                address(text(reply, "url")), fields, text(reply, "file_id"), end(authorization));
    }

    /**
     * Uploads a file, in place of one of the same path.
     *
     * @return its id
     */
    public String upload(CloudEnv env, String path, String contentType, byte[] bytes) {
        var form = form(env, path);
        var parts = MultipartEntityBuilder.create();
        form.fields().forEach(parts::addTextBody);
        parts.addBinaryBody(UploadForm.FILE_FIELD, bytes, ContentType.parse(contentType), "file");
        var post = new HttpPost(form.url());
        post.setEntity(parts.build());
        int status = send(post, MOST_OF_A_REFUSAL).status;
        if (status != NO_CONTENT && status != OK) {
            throw WeChatException.unavailable("the storage answers " + status + " to an upload");
        }
        return form.fileId();
    }

    /**
     * Addresses from which anybody downloads the files for a while; nothing for those that are not
     * there.
     */
    public Map<String, URI> links(CloudEnv env, List<String> fileIds, Duration lifetime) {
        var links = new HashMap<String, URI>();
        for (var ids : chunks(fileIds)) {
            var body = calls.body(env);
            var files = body.putArray("file_list");
            ids.forEach(
                    id -> files.addObject().put("fileid", id).put("max_age", lifetime.toSeconds()));
            var reply = calls.post(env, "batchdownloadfile", body);
            for (var file : CloudCalls.promised(reply, "file_list")) {
                if (file.path("status").asInt(-1) == 0) {
                    links.put(text(file, "fileid"), address(text(file, "download_url")));
                }
            }
        }
        return links;
    }

    /**
     * The content behind a link; nothing if the file is gone.
     *
     * @param most of a larger file one byte more than this is answered, and the rest left unread
     */
    public Optional<byte[]> download(URI link, int most) {
        var answer = send(new HttpGet(link), most);
        return switch (answer.status) {
            case OK -> Optional.of(answer.body);
            case NOT_FOUND -> Optional.empty();
            default ->
                    throw WeChatException.unavailable(
                            "the storage answers " + answer.status + " to a download");
        };
    }

    /** Deletes files; those that are not there count as deleted. */
    public void delete(CloudEnv env, List<String> fileIds) {
        for (var ids : chunks(fileIds)) {
            var body = calls.body(env);
            ids.forEach(body.putArray("fileid_list")::add);
            CloudCalls.promised(calls.post(env, "batchdeletefile", body), "delete_list");
        }
    }

    private static List<List<String>> chunks(List<String> all) {
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += CloudLimits.MOST_FILES) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CloudLimits.MOST_FILES)));
        }
        return chunks;
    }

    private Answer send(HttpUriRequest request, int most) {
        try {
            return http.execute(
                    request,
                    response ->
                            new Answer(
                                    response.getStatusLine().getStatusCode(),
                                    bytes(response.getEntity(), most)));
        } catch (IOException e) {
            throw WeChatException.unavailable(e.getClass().getSimpleName());
        }
    }

    private static byte[] bytes(@Nullable HttpEntity entity, int most) throws IOException {
        return entity == null ? new byte[0] : entity.getContent().readNBytes(most + 1);
    }

    private static String text(JsonNode reply, String name) {
        return CloudCalls.promised(reply, name).asText();
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw WeChatException.unavailable("an unreadable address");
        }
    }

    /** COS writes into a signature from when until when it is good. */
    private static @Nullable Instant end(String authorization) {
        var until = SIGNED_UNTIL.matcher(authorization);
        return until.find() ? Instant.ofEpochSecond(Long.parseLong(until.group(1))) : null;
    }
}
