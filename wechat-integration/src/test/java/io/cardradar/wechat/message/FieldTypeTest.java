package io.cardradar.wechat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cardradar.wechat.message.FieldFault.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class FieldTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing1 | 一二三四五六七八九十一二三四五六七八九十 | 一二三四五六七八九十一二三四五六七八九十一",
                "number2 | 12345.67 | 12a",
                "number2 | 12345678901234567890123456789012 | 123456789012345678901234567890123",
                "letter3 | abcXYZ | abc1",
                "symbol4 | ★★★★★ | ab",
                "character_string5 | BJ-2026_01 | 编号1",
                "time6 | 15:01 | noon",
                "time6 | 2026年11月21日 15:01 | 21.11.",
                "time6 | 15:01~16:30 | 15点",
                "date7 | 2026年11月21日 | 明天",
                "date7 | 2026-11-21 15:01 | 15:01",
                "amount8 | ¥12800.00 | 12,800",
                "amount8 | 128元 | 12345678901",
                "phone_number9 | +86-0766-66888866 | 123456789012345678",
                "car_number10 | 粤A8Z888挂 | 粤A8Z888挂车牌号",
                "name11 | 张伟 | 一二三四五六七八九十一",
                "name11 | Max Mustermann | R2D2",
                "phrase12 | 已确认 | 已经确认好了",
                "phrase12 | 五个字以内 | OK",
            })
    void knowsWhatEachTypeHolds(String field, String good, String bad) {
        var type = FieldType.of(field).orElseThrow();

        assertThat(type.accepts(good)).as(good).isTrue();
        assertThat(type.accepts(bad)).as(bad).isFalse();
        assertThat(type.accepts(" ")).isFalse();
    }

    @Test
    void countsAPictureCharacterAsOne() {
        assertThat(FieldType.THING.accepts("😀".repeat(20))).isTrue();
        assertThat(FieldType.THING.accepts("😀".repeat(21))).isFalse();
    }

    @Test
    void namesEverythingThatIsWrongWithAMessage() {
        var content = "预约时间:{{time1.DATA}}\n备注:{{thing3.DATA}}\n新:{{novelty7.DATA}}\n";

        var faults =
                FieldFault.in(content, Map.of("time1", "noon", "extra2", "x", "novelty7", "y"));

        assertThat(faults)
                .extracting(FieldFault::field, FieldFault::kind)
                .containsExactly(
                        tuple("time1", Kind.BAD_VALUE),
                        tuple("thing3", Kind.MISSING),
                        tuple("extra2", Kind.UNKNOWN));
        assertThat(faults.toString()).doesNotContain("noon");
        assertThat(FieldFault.in(content, Map.of("time1", "15:01", "thing3", "好", "novelty7", "y")))
                .isEmpty();
    }
}
