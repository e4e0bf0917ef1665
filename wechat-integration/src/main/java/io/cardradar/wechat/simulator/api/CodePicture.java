package io.cardradar.wechat.simulator.api;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/**
 * A scannable code drawn with round dots and soft corners.
 *
 * @param width pixels of each side
 * @param rgb of the dots
 */
record CodePicture(String text, int width, int rgb) {

    private static final int FINDER = 7;
    private static final int QUIET = 4;

    byte[] jpeg() {
        return encode(draw(BufferedImage.TYPE_INT_RGB, Color.WHITE), "jpg");
    }

    byte[] transparentPng() {
        return encode(draw(BufferedImage.TYPE_INT_ARGB, new Color(0, true)), "png");
    }

    private BufferedImage draw(int type, Color background) {
        var modules = modules();
        var image = new BufferedImage(width, width, type);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(background);
        pen.fillRect(0, 0, width, width);
        double scale = width / (double) (modules.getWidth() + 2 * QUIET);
        pen.scale(scale, scale);
        pen.translate(QUIET, QUIET);
        pen.setColor(new Color(rgb));
        drawDots(pen, modules);
        int far = modules.getWidth() - FINDER;
        drawFinder(pen, 0, 0);
        drawFinder(pen, far, 0);
        drawFinder(pen, 0, far);
        pen.dispose();
        return image;
    }

    private ByteMatrix modules() {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw Errcode.INVALID_ARGS.refusal(); // a page too long for any code
        }
    }

    private static void drawDots(Graphics2D pen, ByteMatrix modules) {
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1 && !inFinder(x, y, modules.getWidth())) {
                    pen.fill(new Ellipse2D.Double(x + 0.04, y + 0.04, 0.92, 0.92));
                }
            }
        }
    }

    private static boolean inFinder(int x, int y, int size) {
        boolean left = x < FINDER;
        boolean top = y < FINDER;
        return (left && top) || (top && x >= size - FINDER) || (left && y >= size - FINDER);
    }

    private static void drawFinder(Graphics2D pen, int x, int y) {
        var ring = new Area(new RoundRectangle2D.Double(x, y, 7, 7, 3, 3));
        ring.subtract(new Area(new RoundRectangle2D.Double(x + 1, y + 1, 5, 5, 2, 2)));
        pen.fill(ring);
        pen.fill(new RoundRectangle2D.Double(x + 2, y + 2, 3, 3, 1.5, 1.5));
    }

    private static byte[] encode(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
