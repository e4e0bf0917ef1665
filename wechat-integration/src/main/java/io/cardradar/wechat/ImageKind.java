package io.cardradar.wechat;

import java.util.Arrays;
import java.util.HexFormat;

/** The images WeChat sends, told by their first bytes. */
enum ImageKind {
    JPEG("ffd8ff"),
    PNG("89504e470d0a1a0a");

    private final byte[] start;

    ImageKind(String start) {
        this.start = HexFormat.of().parseHex(start);
    }

    static boolean isImage(byte[] bytes) {
        return Arrays.stream(values()).anyMatch(kind -> kind.begins(bytes));
    }

    private boolean begins(byte[] bytes) {
        return bytes.length > start.length
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
