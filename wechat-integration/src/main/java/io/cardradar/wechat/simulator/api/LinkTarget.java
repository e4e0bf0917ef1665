package io.cardradar.wechat.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a scheme or URL link opens, and until when. */
record LinkTarget(
        String appId,
        String path,
        String query,
        String envVersion,
        Instant createdAt,
        Instant expiresAt) {

    private static final Pattern PATH = Pattern.compile("[^/?\\s][^?\\s]{0,1023}");
    private static final Pattern QUERY =
            Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~%]{0,1024}");
    private static final Set<String> ENV_VERSIONS = Set.of("release", "trial", "develop");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int LONGEST_DAYS = 30;

    /**
     * @param page the object with path, query and version
     * @param expiry the object with the members about the end
     */
    static LinkTarget of(SimulatedApp app, JsonNode page, JsonNode expiry, Instant now) {
        var path = page.path("path").asText("");
        if (!path.isEmpty() && (!PATH.matcher(path).matches() || !app.publishes(path))) {
            throw Errcode.INVALID_PAGE_PATH.refusal();
        }
        var query = page.path("query").asText("");
        if (!QUERY.matcher(query).matches()) {
            throw Errcode.INVALID_QUERY.refusal();
        }
        var version = page.path("env_version").asText("release");
        if (!ENV_VERSIONS.contains(version)) {
            throw Errcode.INVALID_ENV_VERSION.refusal();
        }
        return new LinkTarget(app.appId(), path, query, version, now, end(expiry, now));
    }

    /** What is not said to expire lives 30 days all the same. */
    private static Instant end(JsonNode expiry, Instant now) {
        var longest = now.plus(Duration.ofDays(LONGEST_DAYS));
        if (!expiry.path("is_expire").asBoolean(false)) {
            return longest;
        }
        if (expiry.path("expire_type").asInt(0) == 1) {
            int days = expiry.path("expire_interval").asInt(0);
            if (days < 1 || days > LONGEST_DAYS) {
                throw Errcode.LINK_LIFETIME.refusal();
            }
            return now.plus(Duration.ofDays(days));
        }
        var end = Instant.ofEpochSecond(expiry.path("expire_time").asLong(0));
        if (end.isBefore(now.plus(SHORTEST)) || end.isAfter(longest)) {
            throw Errcode.LINK_LIFETIME.refusal();
        }
        return end;
    }

    Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("appid", appId);
        info.put("path", path);
        info.put("query", query);
        info.put("create_time", createdAt.getEpochSecond());
        info.put("expire_time", expiresAt.getEpochSecond());
        info.put("env_version", envVersion);
        return info;
    }
}
