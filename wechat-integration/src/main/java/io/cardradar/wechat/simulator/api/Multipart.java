package io.cardradar.wechat.simulator.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cardradar.wechat.simulator.http.Exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body (RFC 7578), in their order. */
record Multipart(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?");
    private static final Pattern TYPE = Pattern.compile("(?i)\r\ncontent-type: *([^\r]+)");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");

    /**
     * @param contentType as the part says
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Part(String name, String contentType, byte[] bytes) {
        String text() {
            return new String(bytes, UTF_8);
        }
    }

    /** The parts of a request; none if it is no such form. */
    static Multipart of(Exchange exchange) {
        var boundary = BOUNDARY.matcher(exchange.contentType());
        if (!exchange.contentType().startsWith("multipart/form-data") || !boundary.find()) {
            return new Multipart(List.of());
        }
        // One character a byte, so that positions in the text are positions in the bytes.
        var body = "\r\n" + new String(exchange.bytes(), ISO_8859_1);
        var parts = new ArrayList<Part>();
        var pieces = body.split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
        for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
            addTo(parts, pieces[i]);
        }
        return new Multipart(List.copyOf(parts));
    }

    private static void addTo(List<Part> parts, String piece) {
        int end = piece.indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        var head = piece.substring(0, end);
        var name = NAME.matcher(head);
        var type = TYPE.matcher(head);
        if (name.find()) {
            var contentType = type.find() ? type.group(1) : "application/octet-stream";
            var content = piece.substring(end + 4).getBytes(ISO_8859_1);
            parts.add(new Part(name.group(1), contentType, content));
        }
    }

    /** The text of a part, empty if there is none. */
    String text(String name) {
        return parts.stream()
                .filter(part -> part.name().equalsIgnoreCase(name))
                .map(Part::text)
                .findFirst()
                .orElse("");
    }
}
