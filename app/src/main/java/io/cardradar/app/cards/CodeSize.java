package io.cardradar.app.cards;

import io.cardradar.kernel.Problem;

import java.util.Arrays;

/**
 * The sizes in which codes are asked of WeChat. A few serve all, so that nobody uses WeChat's quota
 * up by asking for each of a thousand widths.
 */
enum CodeSize {
    SMALL(430),
    MEDIUM(860),
    LARGE(1280);

    /** WeChat's limits, from getUnlimitedQRCode. */
    static final int NARROWEST = 280;

    static final int WIDEST = 1280;

    private final int pixels;

    CodeSize(int pixels) {
        this.pixels = pixels;
    }

    int pixels() {
        return pixels;
    }

    /**
     * The smallest size that loses nothing.
     *
     * @throws Problem.Invalid {@code code.bad_width}
     */
    static CodeSize covering(int width) {
        if (width < NARROWEST || width > WIDEST) {
            throw new Problem.Invalid(
                    "code.bad_width", "width is " + NARROWEST + " to " + WIDEST + " pixels");
        }
        return Arrays.stream(values())
                .filter(size -> size.pixels >= width)
                .findFirst()
                .orElseThrow();
    }
}
