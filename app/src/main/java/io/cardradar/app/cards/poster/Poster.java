package io.cardradar.app.cards.poster;

import io.cardradar.app.cards.poster.PosterCanvas.TextStyle;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Texts;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Draws the picture that a salesperson sends around: who, of which company, and the code to scan.
 */
@Singleton
public class Poster {
    /** The size that WeChat users know from posters: a phone's screen at 2 pixels a point. */
    public static final int WIDTH = 750;

    public static final int HEIGHT = 1334;

    private static final Color DEEP = new Color(0x14285F);
    private static final Color BRIGHT = new Color(0x2F6BFF);
    private static final Color INK = new Color(0x111827);
    private static final Color SOFT = new Color(0x4B5563);
    private static final Color FAINT = new Color(0x9CA3AF);
    private static final Color CHIP = new Color(0xEAF1FF);
    private static final Color TRAY = new Color(0xF5F7FB);

    private static final TextStyle NAME = new TextStyle(Font.BOLD, 60, 34, INK);
    private static final TextStyle LINE = new TextStyle(Font.PLAIN, 30, 22, SOFT);
    private static final TextStyle QUOTE = new TextStyle(Font.PLAIN, 28, 28, INK);
    private static final TextStyle HINT = new TextStyle(Font.PLAIN, 26, 20, INK);
    private static final TextStyle SMALL_HINT = new TextStyle(Font.PLAIN, 22, 18, FAINT);
    private static final TextStyle MONOGRAM = new TextStyle(Font.BOLD, 84, 40, Color.WHITE);

    private static final int PANEL_TOP = 176;
    private static final int PANEL_WIDTH = 650;
    private static final int PANEL_HEIGHT = 1078;
    private static final int TEXT_WIDTH = 550;
    private static final int SMALLEST_CODE = 300;
    private static final int LARGEST_CODE = 400;
    private static final int TRAY_EDGE = 14;
    private static final int LEAST_GAP = 18;

    /** Below the code: the hints and the space around them. */
    private static final int HINTS = 120;

    private final Texts texts = new Texts("io.cardradar.app.cards.poster.poster_texts");
    private final PosterFonts fonts;

    Poster(PosterFonts fonts) {
        this.fonts = fonts;
    }

    /**
     * @param code the picture of the code to scan; square
     * @param locale of the hints beside the code
     * @throws Problem.Upstream {@code poster.no_font} when this machine cannot write Chinese
     */
    public BufferedImage draw(PosterText text, BufferedImage code, Locale locale) {
        try (PosterCanvas canvas = new PosterCanvas(WIDTH, HEIGHT, fonts.font())) {
            background(canvas);
            panel(canvas, text);
            int below = person(canvas, text);
            below = signature(canvas, text.signature(), below);
            below = tags(canvas, text.tags(), below);
            code(canvas, code, below, locale);
            return canvas.image();
        }
    }

    private static void background(PosterCanvas canvas) {
        canvas.graphics().setPaint(new GradientPaint(0, 0, BRIGHT, WIDTH, HEIGHT, DEEP));
        canvas.graphics().fillRect(0, 0, WIDTH, HEIGHT);
        Color veil = new Color(255, 255, 255, 18);
        canvas.disc(WIDTH - 40, 90, 230, veil);
        canvas.disc(40, HEIGHT - 120, 300, veil);
        canvas.disc(80, 120, 90, veil);
    }

    private static void panel(PosterCanvas canvas, PosterText text) {
        for (int spread = 16; spread > 0; spread -= 2) {
            canvas.panel(
                    canvas.centredBox(
                            PANEL_TOP + 12 - spread,
                            PANEL_WIDTH + 2.0 * spread,
                            PANEL_HEIGHT + 2.0 * spread,
                            36.0 + spread),
                    new Color(8, 16, 48, 6));
        }
        canvas.panel(canvas.centredBox(PANEL_TOP, PANEL_WIDTH, PANEL_HEIGHT, 36), Color.WHITE);
        canvas.disc(canvas.middle(), PANEL_TOP, 96, Color.WHITE);
        canvas.disc(canvas.middle(), PANEL_TOP, 86, BRIGHT);
        canvas.line(text.monogram(), MONOGRAM, PANEL_TOP + 31, 120);
    }

    /** The name and what is below it; answers where the next line may begin. */
    private static int person(PosterCanvas canvas, PosterText text) {
        int y = PANEL_TOP + 182;
        canvas.line(text.name(), NAME, y, TEXT_WIDTH);
        y = below(canvas, text.position(), y, 58);
        y = below(canvas, text.company(), y, 48);
        canvas.panel(canvas.centredBox(y + 34, 56, 6, 3), BRIGHT);
        return y + 40;
    }

    private static int below(PosterCanvas canvas, @Nullable String line, int y, int step) {
        if (line == null || line.isBlank()) {
            return y;
        }
        canvas.line(line, LINE, y + step, TEXT_WIDTH);
        return y + step;
    }

    private static int signature(PosterCanvas canvas, @Nullable String signature, int top) {
        if (signature == null || signature.isBlank()) {
            return top;
        }
        Font set = canvas.font(QUOTE.weight(), QUOTE.size());
        int y = top + 20;
        for (String line : canvas.lines(signature, set, TEXT_WIDTH - 40, 2)) {
            y += 42;
            canvas.line(line, QUOTE, y, TEXT_WIDTH);
        }
        return y;
    }

    private static int tags(PosterCanvas canvas, List<String> tags, int top) {
        Font set = canvas.font(Font.PLAIN, 22);
        List<List<String>> rows = ChipRows.of(tags, tag -> canvas.width(tag, set), TEXT_WIDTH);
        int y = top + 34;
        for (List<String> row : rows) {
            chips(canvas, row, set, y);
            y += ChipRows.HEIGHT + 14;
        }
        return rows.isEmpty() ? top : y;
    }

    private static void chips(PosterCanvas canvas, List<String> row, Font set, int y) {
        int x = canvas.middle() - ChipRows.width(row, tag -> canvas.width(tag, set)) / 2;
        for (String tag : row) {
            int width = canvas.width(tag, set) + 2 * ChipRows.PADDING;
            canvas.graphics().setColor(CHIP);
            canvas.graphics()
                    .fillRoundRect(x, y, width, ChipRows.HEIGHT, ChipRows.HEIGHT, ChipRows.HEIGHT);
            canvas.graphics().setColor(BRIGHT);
            canvas.graphics().setFont(set);
            canvas.graphics().drawString(tag, x + ChipRows.PADDING, y + 28);
            x += width + ChipRows.GAP;
        }
    }

    /** The code fills what the text leaves, within limits, and stands in the middle of it. */
    private void code(PosterCanvas canvas, BufferedImage code, int top, Locale locale) {
        int room = PANEL_TOP + PANEL_HEIGHT - top - HINTS - 2 * TRAY_EDGE;
        int size = Math.clamp(room - 2L * LEAST_GAP, SMALLEST_CODE, LARGEST_CODE);
        int y = top + TRAY_EDGE + Math.max(LEAST_GAP, (room - size) / 2);
        int tray = size + 2 * TRAY_EDGE;
        canvas.panel(canvas.centredBox(y - TRAY_EDGE, tray, tray, 28), TRAY);
        canvas.graphics().drawImage(code, canvas.middle() - size / 2, y, size, size, null);
        canvas.line(texts.plain(locale, "scan"), HINT, y + size + TRAY_EDGE + 50, TEXT_WIDTH);
        canvas.line(texts.plain(locale, "save"), SMALL_HINT, y + size + TRAY_EDGE + 88, TEXT_WIDTH);
    }
}
