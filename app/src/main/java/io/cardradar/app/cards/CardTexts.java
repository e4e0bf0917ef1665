package io.cardradar.app.cards;

import io.cardradar.app.cards.CardContent.Address;
import io.cardradar.app.cards.CardContent.Tab;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What people wrote into a card, by JSON pointer. */
record CardTexts(Map<String, String> byPointer) {
    static CardTexts of(CardContent card) {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "/name", card.name());
        put(texts, "/position", card.position());
        put(texts, "/company", card.company());
        put(texts, "/wechatId", card.wechatId());
        put(texts, "/signature", card.signature());
        put(texts, "/shareText", card.shareText());
        Address address = card.address();
        put(texts, "/address/text", address == null ? null : address.text());
        putAll(texts, "/tags", card.tags());
        List<Tab> tabs = card.tabs();
        if (tabs != null) {
            putAll(texts, "/tabs", tabs.stream().map(Tab::title).filter(Objects::nonNull).toList());
        }
        return new CardTexts(texts);
    }

    /** All of it: one question to WeChat instead of many. */
    String joined() {
        return String.join("\n", byPointer.values());
    }

    private static void putAll(
            Map<String, String> texts, String pointer, @Nullable List<String> several) {
        put(
                texts,
                pointer,
                several == null ? null : several.stream().collect(Collectors.joining("\n")));
    }

    private static void put(Map<String, String> texts, String pointer, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.put(pointer, text);
        }
    }

    /** What people write has no place in a log. */
    @Override
    public String toString() {
        return "CardTexts" + byPointer.keySet();
    }
}
