package io.cardradar.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinyinTest {
    @Test
    void readsANameByItsSyllables() {
        assertThat(Pinyin.ofName("张伟")).containsExactly("zhang", "wei");
        assertThat(Pinyin.ofName("欧阳修")).containsExactly("ou", "yang", "xiu");
    }

    @Test
    void readsAWordByItsContext() {
        assertThat(Pinyin.of("重庆银行")).containsExactly("chong", "qing", "yin", "hang");
    }

    @Test
    void readsFamilyNamesAsFamilyNames() {
        assertThat(Pinyin.ofName("曾国藩")).startsWith("zeng");
        assertThat(Pinyin.ofName("单雄信")).startsWith("shan");
        assertThat(Pinyin.ofName("仇英")).startsWith("qiu");
        assertThat(Pinyin.ofName("翟天")).startsWith("zhai");
        assertThat(Pinyin.ofName("万俟明")).startsWith("mo", "qi");
    }

    @Test
    void keepsTheOtherReadingsOfANameToo() {
        assertThat(Spellings.ofName("乐嘉").full()).contains("yuejia", "lejia");
        assertThat(Spellings.ofName("曾敏").initials()).contains("zm", "cm");
    }

    @Test
    void readsUmlautsAsPeopleTypeThem() {
        assertThat(Pinyin.ofName("吕布")).containsExactly("lv", "bu");
    }

    @Test
    void takesLatinWordsAndNumbersAsTheyAre() {
        assertThat(Pinyin.of("Alice 张-A1公司")).containsExactly("alice", "zhang", "a1", "gong", "si");
        assertThat(Pinyin.of("😀·")).isEmpty();
        assertThat(Pinyin.of("𠮷野")).hasSize(2).last().isEqualTo("ye");
    }

    @Test
    void spellsFromEachSyllableOn() {
        Spellings spellings = Spellings.ofText("华星贸易");
        assertThat(spellings.full()).contains("huaxingmaoyi", "xingmaoyi", "maoyi", "yi");
        assertThat(spellings.initials()).contains("hxmy", "xmy", "my", "y");
    }

    @Test
    void boundsTheSpellingsOfALongText() {
        Spellings spellings = Spellings.ofName("重乐单曾行长参差".repeat(20));
        assertThat(spellings.full()).hasSizeLessThan(200).allMatch(text -> text.length() <= 64);
        assertThat(spellings.initials()).allMatch(text -> text.length() <= 64);
    }

    @Test
    void foldsCaseWidthAndAccents() {
        assertThat(FoldedText.of("  José  ＡＢＣ Straße ")).isEqualTo("jose abc strasse");
        assertThat(FoldedText.of("張偉 有限公司")).isEqualTo("張偉 有限公司");
    }
}
