package io.cardradar.app.search;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Characters that are read otherwise as a family name than as a word: 曾 is zēng in a name and céng
 * elsewhere. Only names whose commonest reading as a word differs, or may differ, are here.
 */
final class FamilyNames {
    private static final Map<String, List<String>> READINGS = new HashMap<>();

    static {
        String single =
                "曾zeng 单shan 仇qiu 解xie 查zha 盖ge 区ou 乐yue 翟zhai 任ren 朴piao 华hua 覃qin 缪miao 种chong"
                    + " 繁po 秘bi 折she 员yun 那na 尹yin 葛ge 长zhang 行xing 柏bai 薄bo 燕yan 卜bu 召shao 洗xian"
                    + " 冼xian 俞yu 郗xi 宓mi 逄pang 不fou 黑he 盛sheng 车che 石shi 沈shen 应ying 占zhan 宁ning"
                    + " 纪ji 谌chen 訾zi";
        for (String reading : single.split(" ", -1)) {
            READINGS.put(reading.substring(0, 1), List.of(reading.substring(1)));
        }
        READINGS.put("万俟", List.of("mo", "qi"));
        READINGS.put("尉迟", List.of("yu", "chi"));
        READINGS.put("单于", List.of("chan", "yu"));
        READINGS.put("长孙", List.of("zhang", "sun"));
        READINGS.put("澹台", List.of("tan", "tai"));
    }

    private FamilyNames() {}

    /** The syllables of the family name that a name begins with; null where nothing is special. */
    static @Nullable List<String> readingOf(String name) {
        if (name.length() >= 2 && READINGS.containsKey(name.substring(0, 2))) {
            return READINGS.get(name.substring(0, 2));
        }
        return name.isEmpty() ? null : READINGS.get(name.substring(0, 1));
    }
}
