package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;
import io.cardradar.wechat.security.MediaToCheck;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What is kept of an upload. What a file is, is told by its bytes, never by its name or by what the
 * client says.
 *
 * @param width of a picture; null of a recording
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileContent(
        String contentType, byte[] bytes, @Nullable Integer width, @Nullable Integer height) {
    /**
     * Reads an upload.
     *
     * @throws Problem.Invalid {@code file.bad_content} when it is not what the purpose asks for
     */
    static FileContent read(byte[] upload, FilePurpose purpose) {
        String type = recognise(upload);
        if (type == null || !purpose.takes(type)) {
            throw bad("The file is nothing that " + purpose + " may be");
        }
        return purpose.kind() == MediaToCheck.Kind.IMAGE
                ? Pictures.reencode(upload, type, purpose.longestEdge())
                : new FileContent(type, upload, null, null);
    }

    static Problem.Invalid bad(String detail) {
        return new Problem.Invalid("file.bad_content", detail);
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    private static @Nullable String recognise(byte[] bytes) {
        if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (starts(bytes, 0, "#!AMR")) {
            return "audio/amr";
        }
        if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WAVE")) {
            return "audio/wav";
        }
        if (starts(bytes, 4, "ftypM4A")) {
            return "audio/mp4";
        }
        return mpegAudio(bytes);
    }

    /** Frames begin with eleven set bits; the layer, two bits, is 0 in ADTS and 1 in MP3. */
    private static @Nullable String mpegAudio(byte[] bytes) {
        if (starts(bytes, 0, "ID3")) {
            return "audio/mpeg";
        }
        boolean frame = bytes.length > 2 && bytes[0] == (byte) 0xff && (bytes[1] & 0xe0) == 0xe0;
        return switch (frame ? bytes[1] >> 1 & 3 : -1) {
            case 0 -> "audio/aac";
            case 1 -> "audio/mpeg";
            default -> null;
        };
    }

    private static boolean starts(byte[] bytes, int at, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
