package io.cardradar.wechat.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a content check finds.
 *
 * @param suggest pass, review or risky
 * @param errcode other than 0 when nothing could be found
 */
public record Verdict(String suggest, int label, int errcode) {

    // First: the constants below are checked by it.
    private static final Set<String> SUGGESTIONS = Set.of("pass", "review", "risky");

    static final Verdict PASS = new Verdict("pass", 100, 0);

    /** WeChat could not download the file. */
    static final Verdict DOWNLOAD_FAILED = new Verdict("", 0, -1008);

    public Verdict {
        if (errcode == 0 && !SUGGESTIONS.contains(suggest)) {
            throw new IllegalArgumentException("suggest is pass, review or risky");
        }
    }

    /** WeChat writes labels as numbers, and sometimes as text. */
    Map<String, Object> result(boolean labelAsText) {
        var result = new LinkedHashMap<String, Object>();
        result.put("suggest", suggest);
        result.put("label", labelAsText ? (Object) Integer.toString(label) : (Object) label);
        return result;
    }

    Map<String, Object> detail(String strategy, boolean labelAsText) {
        var detail = new LinkedHashMap<>(result(labelAsText));
        detail.put("strategy", strategy);
        detail.put("errcode", errcode);
        detail.put("prob", 90);
        return detail;
    }
}
