package io.cardradar.wechat.cloudbase;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What a query found.
 *
 * @param total how many documents fit, on this page and on others
 */
public record Documents(List<Map<String, @Nullable Object>> page, long total) {

    /**
     * @param json each document as CloudBase answers it
     * @throws IllegalStateException if one is no JSON object
     */
    public static List<Map<String, @Nullable Object>> read(List<String> json) {
        return json.stream().map(Literals::document).toList();
    }
}
