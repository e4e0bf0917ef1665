package io.cardradar.app.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

/** Pictures as phones and attackers make them: red on the left, blue on the right. */
public final class SamplePictures {
    /** Where a phone would write the place at which a photo was taken. */
    public static final String PLACE = "22.5333N 113.9304E";

    private SamplePictures() {}

    public static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    /** A photo with EXIF data: the place, and which side was up. */
    public static byte[] photo(int width, int height, int orientation) {
        byte[] jpeg = encoded(width, height, "jpeg");
        byte[] place = (PLACE + "\0").getBytes(StandardCharsets.US_ASCII);
        // TIFF in big-endian order with two entries: Orientation, and the place as
        // ImageDescription.
        ByteBuffer tiff = ByteBuffer.allocate(38 + place.length);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(place.length).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0);
        tiff.putInt(0).put(place);
        byte[] exif = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer photo = ByteBuffer.allocate(jpeg.length + 4 + exif.length + tiff.capacity());
        photo.put(jpeg, 0, 2).putShort((short) 0xffe1);
        photo.putShort((short) (2 + exif.length + tiff.capacity()));
        photo.put(exif).put(tiff.array()).put(jpeg, 2, jpeg.length - 2);
        return photo.array();
    }

    /** A small file that says it were a huge picture. */
    public static byte[] bomb(int width, int height) {
        ByteBuffer png = ByteBuffer.wrap(png(8, 8));
        png.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt(29, (int) crc.getValue()).array();
    }

    public static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
