package io.cardradar.app.cards.poster;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A picture to draw on, everything centred on its middle. Lengths in pixels. */
final class PosterCanvas implements AutoCloseable {
    private static final String CUT = "…";

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Font font;

    PosterCanvas(int width, int height, Font font) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        this.font = font;
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    BufferedImage image() {
        return image;
    }

    Graphics2D graphics() {
        return graphics;
    }

    int middle() {
        return image.getWidth() / 2;
    }

    /** A letter's size and weight. */
    Font font(int weight, float size) {
        return font.deriveFont(weight, size);
    }

    void panel(RoundRectangle2D shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    /** A rectangle around the middle. */
    RoundRectangle2D centredBox(double top, double width, double height, double radius) {
        return new RoundRectangle2D.Double(
                middle() - width / 2, top, width, height, radius * 2, radius * 2);
    }

    void disc(double centreX, double centreY, double radius, Color color) {
        graphics.setColor(color);
        graphics.fill(
                new Ellipse2D.Double(centreX - radius, centreY - radius, radius * 2, radius * 2));
    }

    /** One line in the middle: smaller when it is too wide, cut when that does not help. */
    void line(String text, TextStyle style, int baseline, int maxWidth) {
        Font fitted = fitted(text, style, maxWidth);
        graphics.setFont(fitted);
        graphics.setColor(style.color());
        String shown = cut(text, graphics.getFontMetrics(), maxWidth);
        float width = (float) graphics.getFontMetrics().getStringBounds(shown, graphics).getWidth();
        graphics.drawString(shown, middle() - width / 2, baseline);
    }

    /** Text broken into lines no wider than asked, the last of them cut when there are more. */
    List<String> lines(String text, Font set, int maxWidth, int maxLines) {
        FontMetrics metrics = graphics.getFontMetrics(set);
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < maxLines - 1) {
            int newline = rest.indexOf('\n');
            int end = fitting(newline < 0 ? rest : rest.substring(0, newline), metrics, maxWidth);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(cut(rest.replace('\n', ' '), metrics, maxWidth));
        }
        return lines;
    }

    int width(String text, Font set) {
        return graphics.getFontMetrics(set).stringWidth(text);
    }

    private Font fitted(String text, TextStyle style, int maxWidth) {
        Font full = font(style.weight(), style.size());
        int width = width(text, full);
        if (width <= maxWidth) {
            return full;
        }
        float smaller = Math.max(style.smallest(), style.size() * maxWidth / width - 0.5f);
        return font(style.weight(), smaller);
    }

    private static String cut(String text, FontMetrics metrics, int maxWidth) {
        if (metrics.stringWidth(text) <= maxWidth) {
            return text;
        }
        return text.substring(0, fitting(text, metrics, maxWidth - metrics.stringWidth(CUT))) + CUT;
    }

    /** How many characters fit, never half of one. */
    private static int fitting(String text, FontMetrics metrics, int maxWidth) {
        int end = text.length();
        while (end > 1 && metrics.stringWidth(text.substring(0, end)) > maxWidth) {
            end = text.offsetByCodePoints(end, -1);
        }
        return end;
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    /**
     * How a line is set.
     *
     * @param smallest the size it may shrink to
     */
    record TextStyle(int weight, float size, float smallest, Color color) {}
}
