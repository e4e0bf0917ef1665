package io.cardradar.wechat;

import java.util.Arrays;
import java.util.HexFormat;

/** The images WeChat sends, told by their first bytes. */
enum ImageKind {
    JPEG("ffd8ff"),
    PNG("89504e470d0a1a0a");

    private final String start;

    ImageKind(String start) {
        this.start = start;
    }

    static boolean isImage(byte[] bytes) {
        return Arrays.stream(values()).anyMatch(kind -> kind.begins(bytes));
    }

    private boolean begins(byte[] bytes) {
        int length = Math.min(bytes.length, start.length() / 2);
        return HexFormat.of().formatHex(bytes, 0, length).equals(start);
    }
}
