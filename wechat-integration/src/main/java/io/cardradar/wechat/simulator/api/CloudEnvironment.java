package io.cardradar.wechat.simulator.api;

import io.cardradar.wechat.simulator.cloud.CloudDatabase;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One environment of CloudBase: a database, files by path, functions by name.
 *
 * @param id as the console shows it
 */
public record CloudEnvironment(
        String id,
        CloudDatabase database,
        Map<String, File> files,
        Map<String, Function> functions) {

    /**
     * A stored file.
     *
     * @param contentType as it was uploaded
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record File(String contentType, byte[] bytes) {}

    /**
     * What a function answers, whatever it is asked.
     *
     * @param result JSON
     * @param error if not null, the function fails so
     */
    public record Function(String result, @Nullable String error) {}

    static CloudEnvironment empty(String id) {
        return new CloudEnvironment(
                id, new CloudDatabase(), new ConcurrentSkipListMap<>(), new ConcurrentHashMap<>());
    }

    /** The id of a file, whether it is there or not. */
    public String fileId(String path) {
        return "cloud://" + id + "." + bucket() + "/" + path;
    }

    /** The path within a file id of this environment; null if the id is of another. */
    @Nullable String path(String fileId) {
        var before = fileId("");
        return fileId.startsWith(before) ? fileId.substring(before.length()) : null;
    }

    private String bucket() {
        return "636c-" + id + "-1250000000";
    }
}
