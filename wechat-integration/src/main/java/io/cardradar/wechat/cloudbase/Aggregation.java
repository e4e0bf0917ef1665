package io.cardradar.wechat.cloudbase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sums over groups of documents.
 *
 * @param groupBy the field whose values make the groups; null makes one group of all
 * @param limit how many groups are answered
 */
public record Aggregation(
        String collection,
        Filter filter,
        @Nullable String groupBy,
        List<Figure> figures,
        int limit) {

    /** How the values of a group become one. */
    public enum Reduction {
        SUM,
        AVG,
        MIN,
        MAX
    }

    /**
     * @param name under which the figure is answered
     * @param field whose values are taken; null counts the documents
     */
    public record Figure(String name, Reduction reduction, @Nullable String field) {
        public Figure {
            Names.field(name);
            if (field != null) {
                Names.field(field);
            }
        }

        public static Figure count(String name) {
            return new Figure(name, Reduction.SUM, null);
        }

        private String text() {
            return "\"%s\":$.%s(%s)"
                    .formatted(
                            name,
                            reduction.name().toLowerCase(Locale.ROOT),
                            field == null ? "1" : "\"$" + field + "\"");
        }
    }

    public Aggregation {
        Names.collection(collection);
        if (groupBy != null) {
            Names.field(groupBy);
        }
        figures = List.copyOf(figures);
    }

    /** As CloudBase reads it. */
    public String text() {
        var members = new ArrayList<String>();
        members.add("\"_id\":" + (groupBy == null ? "null" : "\"$" + groupBy + "\""));
        figures.forEach(figure -> members.add(figure.text()));
        return "db.collection(\"%s\").aggregate().match(%s).group({%s}).sort({\"_id\":1}).limit(%d).end()"
                .formatted(collection, filter.text(), String.join(",", members), limit);
    }
}
