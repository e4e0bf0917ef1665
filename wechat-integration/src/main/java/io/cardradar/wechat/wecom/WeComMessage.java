package io.cardradar.wechat.wecom;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;

/**
 * What an application tells a member. Rules: WeCom, 发送应用消息; what WeCom would cut off or refuse is
 * an {@link IllegalArgumentException} here.
 */
public sealed interface WeComMessage {

    /**
     * Plain text.
     *
     * @param content at most 2048 bytes in UTF-8; WeCom would cut it there, in the middle of a
     *     character if need be
     */
    record Text(String content) implements WeComMessage {
        public Text {
            requireBytes("content", content, 2048);
        }

        @Override
        public String toString() {
            return "Text";
        }
    }

    /**
     * A subset of Markdown, which the app of WeCom shows and WeChat does not.
     *
     * @param content at most 2048 bytes in UTF-8
     */
    record Markdown(String content) implements WeComMessage {
        public Markdown {
            requireBytes("content", content, 2048);
        }

        @Override
        public String toString() {
            return "Markdown";
        }
    }

    /**
     * A card with a button that opens a web page.
     *
     * @param title at most 128 characters
     * @param description at most 512 bytes
     * @param url what it opens, at most 2048 bytes
     */
    record TextCard(String title, String description, URI url) implements WeComMessage {
        public TextCard {
            requireLength("title", title, 1, 128);
            requireBytes("description", description, 512);
            requireBytes("url", url.toString(), 2048);
        }

        @Override
        public String toString() {
            return "TextCard";
        }
    }

    /**
     * A card that opens a mini-program. WeCom takes it only from the application that the
     * mini-program was bound to in WeCom's console.
     *
     * @param page with its query; null is the first page
     * @param title 4 to 12 characters
     * @param description 4 to 12 characters; null for none
     * @param items at most 10 lines
     */
    record MiniProgramNotice(
            String appId,
            @Nullable String page,
            String title,
            @Nullable String description,
            List<Item> items)
            implements WeComMessage {
        public MiniProgramNotice {
            requireLength("title", title, 4, 12);
            if (description != null) {
                requireLength("description", description, 4, 12);
            }
            items = List.copyOf(items);
            if (items.size() > 10) {
                throw new IllegalArgumentException("items: at most 10");
            }
        }

        @Override
        public String toString() {
            return "MiniProgramNotice";
        }
    }

    /**
     * A line of a notice.
     *
     * @param key at most 10 characters
     * @param value at most 30 characters
     */
    record Item(String key, String value) {
        public Item {
            requireLength("key", key, 1, 10);
            requireLength("value", value, 1, 30);
        }

        @Override
        public String toString() {
            return "Item";
        }
    }

    private static void requireBytes(String name, String text, int most) {
        if (text.isBlank() || text.getBytes(UTF_8).length > most) {
            throw new IllegalArgumentException(name + ": 1 to " + most + " bytes");
        }
    }

    private static void requireLength(String name, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            throw new IllegalArgumentException(name + ": " + least + " to " + most + " characters");
        }
    }
}
