package io.cardradar.app.cards;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Images in memory. */
final class Png {
    private Png() {}

    /**
     * Reads a JPEG or PNG.
     *
     * @throws IOException when it is neither
     */
    static BufferedImage read(byte[] bytes) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null) {
            throw new IOException("not an image");
        }
        return image;
    }

    static byte[] write(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A PNG cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** The image in a square of that width. */
    static BufferedImage square(BufferedImage image, int width) {
        if (image.getWidth() == width && image.getHeight() == width) {
            return image;
        }
        BufferedImage scaled = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, width, null);
        graphics.dispose();
        return scaled;
    }
}
