package io.cardradar.app.search;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a text is read aloud, as people type it: syllables without tones, ü as v. A run of Latin
 * letters or digits is one syllable of its own; whatever else there is, is silent.
 */
final class Pinyin {
    private static final int READINGS_OF_A_CHARACTER = 4;

    private Pinyin() {}

    /** The likeliest reading of a text, by the words in it. */
    static List<String> of(String text) {
        List<String> syllables = new ArrayList<>();
        for (String run : runs(FoldedText.of(text))) {
            if (isHan(run.codePointAt(0))) {
                syllables.addAll(inContext(run));
            } else {
                syllables.add(run);
            }
        }
        return syllables;
    }

    /** The likeliest reading of a person's name. */
    static List<String> ofName(String name) {
        List<String> syllables = new ArrayList<>(of(name));
        List<String> family = FamilyNames.readingOf(FoldedText.of(name));
        for (int i = 0; family != null && i < Math.min(family.size(), syllables.size()); i++) {
            syllables.set(i, family.get(i));
        }
        return syllables;
    }

    /**
     * All readings of a person's name up to a number, the likeliest first: few people know how each
     * other's rare characters are read.
     */
    static List<List<String>> readingsOfName(String name, int most) {
        List<String> likeliest = ofName(name);
        List<Set<String>> choices = new ArrayList<>();
        int next = 0;
        for (String run : runs(FoldedText.of(name))) {
            int characters = isHan(run.codePointAt(0)) ? run.length() : 1;
            for (int i = 0; i < characters; i++) {
                choices.add(choices(likeliest.get(next++), run.charAt(i)));
            }
        }
        return combined(choices, most);
    }

    private static Set<String> choices(String likeliest, char character) {
        Set<String> choices = new LinkedHashSet<>();
        choices.add(likeliest);
        if (isHan(character)) {
            for (String reading : PinyinHelper.toPinyinList(character, PinyinStyleEnum.NORMAL)) {
                choices.add(typed(reading));
            }
        }
        return choices;
    }

    /** The first characters vary first: a family name has the readings that matter. */
    private static List<List<String>> combined(List<Set<String>> choices, int most) {
        List<List<String>> combined = List.of(List.of());
        for (Set<String> ofOne : choices) {
            List<List<String>> longer = new ArrayList<>();
            int allowed = Math.max(1, Math.min(READINGS_OF_A_CHARACTER, most / combined.size()));
            for (List<String> before : combined) {
                ofOne.stream().limit(allowed).forEach(last -> longer.add(with(before, last)));
            }
            combined = longer;
        }
        return combined;
    }

    private static List<String> with(List<String> before, String last) {
        List<String> longer = new ArrayList<>(before);
        longer.add(last);
        return longer;
    }

    private static List<String> inContext(String han) {
        String spaced = PinyinHelper.toPinyin(han, PinyinStyleEnum.NORMAL, " ");
        return List.of(typed(spaced).split(" ", -1));
    }

    private static String typed(String reading) {
        return reading.toLowerCase(Locale.ROOT).replace('ü', 'v');
    }

    /** Runs of Han characters, and runs of letters and digits. */
    private static List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            boolean spoken = isHan(character) || Character.isLetterOrDigit(character);
            boolean goesOn =
                    !run.isEmpty() && spoken && isHan(run.codePointAt(0)) == isHan(character);
            if (!goesOn && !run.isEmpty()) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (spoken) {
                run.appendCodePoint(character);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    /** The dictionary knows characters of the basic plane only; the others count as letters. */
    private static boolean isHan(int character) {
        return Character.isBmpCodePoint(character)
                && UnicodeScript.of(character) == UnicodeScript.HAN;
    }
}
