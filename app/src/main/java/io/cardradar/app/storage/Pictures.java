package io.cardradar.app.storage;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;

import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws uploaded pictures anew: where and with what they were taken stays behind, and so does
 * whatever else was hidden in the file. They keep the side up on which their camera was held.
 */
final class Pictures {
    private static final long MOST_PIXELS = 25_000_000;
    private static final float JPEG_QUALITY = 0.85f;

    /** A picture takes up to 100 MB while it is decoded. */
    private static final Semaphore DECODING = new Semaphore(2);

    private Pictures() {}

    static FileContent reencode(byte[] upload, String type, int longestEdge) {
        DECODING.acquireUninterruptibly();
        try {
            BufferedImage upright = turn(read(upload), orientation(upload));
            BufferedImage picture = shrink(upright, longestEdge, type.equals("image/jpeg"));
            byte[] bytes = write(picture, type.substring("image/".length()));
            return new FileContent(type, bytes, picture.getWidth(), picture.getHeight());
        } catch (IOException | RuntimeException e) {
            // Decoders answer broken files with exceptions of any kind.
            throw FileContent.bad("The picture cannot be read");
        } finally {
            DECODING.release();
        }
    }

    private static BufferedImage read(byte[] upload) throws IOException {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new IOException("more than " + MOST_PIXELS + " pixels");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** As EXIF has it: 1 is upright, 2 to 8 are turned or mirrored. */
    private static int orientation(byte[] upload) {
        try {
            @Nullable ExifIFD0Directory exif =
                    ImageMetadataReader.readMetadata(new ByteArrayInputStream(upload))
                            .getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? 1
                    : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
        } catch (ImageProcessingException | IOException | MetadataException e) {
            return 1;
        }
    }

    private static BufferedImage turn(BufferedImage image, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        // The rows of a matrix that maps the stored picture to the upright one.
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    default -> new AffineTransform(0, -1, 1, 0, 0, w);
                };
        boolean lies = orientation >= 5;
        BufferedImage upright = blank(lies ? h : w, lies ? w : h, !opaque(image));
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return upright;
    }

    private static BufferedImage shrink(BufferedImage image, int longestEdge, boolean jpeg) {
        double scale =
                Math.min(1.0, (double) longestEdge / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage drawn = blank(width, height, !jpeg && !opaque(image));
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    private static boolean opaque(BufferedImage image) {
        return !image.getColorModel().hasAlpha();
    }

    private static BufferedImage blank(int width, int height, boolean transparent) {
        return new BufferedImage(
                width,
                height,
                transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] write(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture cannot be written to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
