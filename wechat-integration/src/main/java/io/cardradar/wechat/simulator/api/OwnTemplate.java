package io.cardradar.wechat.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A template that an app has taken from the library. */
record OwnTemplate(String id, TemplateLibrary.Entry entry, List<TemplateLibrary.Keyword> keywords) {

    boolean isLongTerm() {
        return entry.type() == 3;
    }

    /** As {@code gettemplate} shows it. */
    Map<String, Object> describe() {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("priTmplId", id);
        shown.put("title", entry.title());
        shown.put("content", lines(keyword -> "{{" + keyword.field() + ".DATA}}"));
        shown.put("example", lines(TemplateLibrary.Keyword::example));
        shown.put("type", entry.type());
        return shown;
    }

    private String lines(Function<TemplateLibrary.Keyword, String> value) {
        return keywords.stream()
                .map(keyword -> keyword.name() + ":" + value.apply(keyword) + "\n")
                .collect(Collectors.joining());
    }
}
