package io.cardradar.app.cards.poster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Puts tags into at most two rows. */
final class ChipRows {
    static final int HEIGHT = 42;
    static final int PADDING = 20;
    static final int GAP = 14;
    private static final int MOST = 2;

    private ChipRows() {}

    /** The rows, each no wider than asked; tags that find no place are left out. */
    static List<List<String>> of(List<String> tags, ToIntFunction<String> widthOf, int maxWidth) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (String tag : tags) {
            List<String> longer = new ArrayList<>(row);
            longer.add(tag);
            if (width(longer, widthOf) > maxWidth && !row.isEmpty()) {
                rows.add(row);
                longer = new ArrayList<>(List.of(tag));
            }
            row = longer;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows.subList(0, Math.min(MOST, rows.size()));
    }

    static int width(List<String> row, ToIntFunction<String> widthOf) {
        int text = row.stream().mapToInt(widthOf).sum();
        return text + row.size() * 2 * PADDING + (row.size() - 1) * GAP;
    }
}
