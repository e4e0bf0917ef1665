package io.cardradar.app.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a text is found by when its sound is typed: each is a beginning of a word, so that a search
 * for a prefix finds 张伟 by {@code zhangwei}, {@code zhangw}, {@code wei}, {@code zw} and {@code w}.
 *
 * @param full syllables joined, from each syllable to the end
 * @param initials the first letters of syllables joined, in the same way
 */
record Spellings(Set<String> full, Set<String> initials) {
    private static final int READINGS_OF_A_NAME = 12;
    private static final int MOST_STARTS = 16;
    private static final int LONGEST = 64;

    static final Spellings NONE = new Spellings(Set.of(), Set.of());

    /** Of a person's name, in its several readings. */
    static Spellings ofName(String name) {
        return of(Pinyin.readingsOfName(name, READINGS_OF_A_NAME));
    }

    /** Of any other text, in its likeliest reading. */
    static Spellings ofText(String text) {
        return of(List.of(Pinyin.of(text)));
    }

    Spellings and(Spellings other) {
        return new Spellings(joined(full, other.full), joined(initials, other.initials));
    }

    private static Spellings of(List<List<String>> readings) {
        Set<String> full = new LinkedHashSet<>();
        Set<String> initials = new LinkedHashSet<>();
        for (List<String> reading : readings) {
            for (int start = 0; start < Math.min(reading.size(), MOST_STARTS); start++) {
                List<String> rest = reading.subList(start, reading.size());
                String joined = String.join("", rest);
                full.add(joined.substring(0, Math.min(LONGEST, joined.length())));
                initials.add(
                        rest.stream()
                                .limit(LONGEST)
                                .map(syllable -> syllable.substring(0, 1))
                                .collect(Collectors.joining()));
            }
        }
        return new Spellings(full, initials);
    }

    private static Set<String> joined(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
