package io.cardradar.app.radar;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.visitors.visits.WayIn;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;

class SourceTextsTest {
    private final SourceTexts texts = new SourceTexts();

    @Test
    void saysHowAVisitorCame() {
        assertThat(texts.text(way(1008, null), Locale.CHINESE)).isEqualTo("打开群聊中的小程序卡片");
        assertThat(texts.text(way(1047, "t"), Locale.CHINESE)).isEqualTo("扫描小程序码（来自分享）");
        assertThat(texts.text(way(null, "t"), Locale.CHINESE)).isEqualTo("打开分享进入");
        assertThat(texts.text(way(null, null), Locale.CHINESE)).isEqualTo("来源未知");
        assertThat(texts.text(way(7, null), Locale.CHINESE)).isEqualTo("其他入口（场景值 7）");
        assertThat(texts.text(way(1008, "t"), Locale.ENGLISH))
                .isEqualTo("card in a group chat (from a share)");
    }

    @Test
    void knowsNoWayInEnglishAlone() {
        ResourceBundle chinese = bundle(Locale.ROOT);
        bundle(Locale.ENGLISH)
                .keySet()
                .forEach(key -> assertThat(chinese.containsKey(key)).isTrue());
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("io.cardradar.app.radar.source_texts", locale);
    }

    private static WayIn way(@Nullable Integer scene, @Nullable String share) {
        return new WayIn(Instant.EPOCH, UUID.randomUUID(), null, scene, share);
    }
}
