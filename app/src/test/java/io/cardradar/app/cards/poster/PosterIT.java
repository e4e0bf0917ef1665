package io.cardradar.app.cards.poster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.kernel.Problem;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

/** Runs with the fonts of this machine; the pictures stay in {@code target/posters}. */
class PosterIT {
    private static final Path PICTURES = Path.of("target", "posters");
    private static final PosterText FULL =
            new PosterText(
                    "李雷",
                    "华南区销售总监",
                    "深圳市云杉智能科技有限公司",
                    "十二年只做一件事：让每一家小店都用得上好软件。欢迎来聊，当天给方案，三天出样板。",
                    List.of("靠谱", "响应快", "行业专家", "售后无忧", "长期主义"));

    private final PosterFonts fonts = new PosterFonts(new PosterFonts.Settings(null));
    private final Poster poster = new Poster(fonts);

    @BeforeEach
    void needAChineseFont() {
        Assumptions.assumeTrue(
                haveFont(),
                "No font on this machine writes Chinese; apt-get install fonts-noto-cjk enables"
                        + " this test");
    }

    private boolean haveFont() {
        try {
            fonts.font();
            return true;
        } catch (Problem.Upstream e) {
            return false;
        }
    }

    @Test
    void drawsNameAndCodeInOnePicture() throws IOException {
        BufferedImage picture = draw("full", FULL);

        assertThat(picture.getWidth()).isEqualTo(750);
        assertThat(picture.getHeight()).isEqualTo(1334);
        assertThat(inked(picture, 100, 290, 550, 80)).as("the name").isPositive();
        assertThat(new Color(picture.getRGB(375, 950))).as("the code").isEqualTo(Color.BLACK);
    }

    @Test
    void setsANameOfFiftyCharactersInsideThePanel() throws IOException {
        PosterText text =
                new PosterText("阿".repeat(50), "长".repeat(50), "司".repeat(100), null, List.of());

        BufferedImage picture = draw("long", text);

        assertThat(inked(picture, 51, 290, 45, 200)).as("left of the text").isZero();
        assertThat(inked(picture, 654, 290, 45, 200)).as("right of the text").isZero();
    }

    @Test
    void drawsACardThatSaysOnlyAName() throws IOException {
        BufferedImage picture =
                draw("least", new PosterText("Anna Schmidt", null, null, null, List.of()));

        assertThat(inked(picture, 100, 290, 550, 80)).isPositive();
    }

    @Test
    void saysWhichFontIsMissing() {
        PosterFonts none = new PosterFonts(new PosterFonts.Settings(Path.of("no-such-font.ttf")));

        assertThatThrownBy(() -> new Poster(none).draw(FULL, code(), Locale.CHINESE))
                .isInstanceOfSatisfying(
                        Problem.Upstream.class,
                        problem -> assertThat(problem.code()).isEqualTo("poster.no_font"));
    }

    private BufferedImage draw(String name, PosterText text) throws IOException {
        BufferedImage picture = poster.draw(text, code(), Locale.CHINESE);
        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
        return picture;
    }

    private static BufferedImage code() {
        BufferedImage code = new BufferedImage(430, 430, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = code.createGraphics();
        graphics.fillRect(0, 0, 430, 430);
        graphics.setColor(Color.BLACK);
        graphics.fillOval(60, 60, 310, 310);
        graphics.dispose();
        return code;
    }

    /** How many dark pixels a part of the picture has. */
    private static long inked(BufferedImage picture, int x, int y, int width, int height) {
        int[] pixels = picture.getRGB(x, y, width, height, null, 0, width);
        return java.util.Arrays.stream(pixels)
                .mapToObj(Color::new)
                .filter(color -> color.getRed() + color.getGreen() + color.getBlue() < 300)
                .count();
    }
}
