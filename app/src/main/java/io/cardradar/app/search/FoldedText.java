package io.cardradar.app.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes texts that people take for the same the same: case, width and accents go. Done here and not
 * by an analyzer, so that every Elasticsearch will do.
 */
final class FoldedText {
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Letters that Unicode does not take apart. */
    private static final String[][] LIGATURES = {
        {"ß", "ss"}, {"æ", "ae"}, {"œ", "oe"}, {"ø", "o"}, {"đ", "d"}, {"ł", "l"}
    };

    private FoldedText() {}

    static String of(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String bare = ACCENTS.matcher(apart).replaceAll("");
        String folded =
                Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
        for (String[] ligature : LIGATURES) {
            folded = folded.replace(ligature[0], ligature[1]);
        }
        return SPACES.matcher(folded).replaceAll(" ");
    }
}
