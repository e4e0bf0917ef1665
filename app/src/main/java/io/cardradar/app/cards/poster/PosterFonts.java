package io.cardradar.app.cards.poster;

import io.cardradar.kernel.Problem;
import io.micronaut.context.annotation.ConfigurationProperties;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds a font that can write Chinese: the configured file, else the best one of the machine. Java
 * brings none.
 */
@Singleton
class PosterFonts {
    private static final Logger LOG = LoggerFactory.getLogger(PosterFonts.class);
    private static final String SAMPLE = "名片雷达，请扫码";
    private static final List<String> PREFERRED =
            List.of(
                    "Noto Sans CJK SC",
                    "Noto Sans SC",
                    "Source Han Sans SC",
                    "Source Han Sans CN",
                    "PingFang SC",
                    "Microsoft YaHei",
                    "WenQuanYi Micro Hei",
                    "WenQuanYi Zen Hei");

    private final Supplier<Optional<Font>> search;
    private volatile @Nullable Font found;

    PosterFonts(Settings settings) {
        Path file = settings.font();
        this.search = () -> file == null ? installed() : inFile(file);
    }

    /**
     * The font, at one point.
     *
     * @throws Problem.Upstream {@code poster.no_font} when this machine has none
     */
    Font font() {
        Font known = found;
        if (known != null) {
            return known;
        }
        Font font = search.get().orElseThrow(PosterFonts::none);
        LOG.info("Posters are set in {}", font.getFontName());
        found = font;
        return font;
    }

    private static Optional<Font> installed() {
        try {
            List<String> families =
                    List.of(
                            GraphicsEnvironment.getLocalGraphicsEnvironment()
                                    .getAvailableFontFamilyNames());
            return Stream.concat(PREFERRED.stream().filter(families::contains), families.stream())
                    .map(family -> new Font(family, Font.PLAIN, 1))
                    .filter(PosterFonts::writesChinese)
                    .findFirst();
        } catch (RuntimeException | LinkageError | InternalError e) {
            // What a Java without the system's font libraries throws, depending on what is missing.
            LOG.warn("This machine's fonts cannot be listed: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Font> inFile(Path file) {
        try {
            return Arrays.stream(Font.createFonts(file.toFile()))
                    .filter(PosterFonts::writesChinese)
                    .findFirst();
        } catch (IOException | FontFormatException e) {
            LOG.warn("The configured font cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    private static boolean writesChinese(Font font) {
        return font.canDisplayUpTo(SAMPLE) == -1;
    }

    private static Problem.Upstream none() {
        return new Problem.Upstream(
                "poster.no_font",
                "This server has no font that writes Chinese; its operator must install one, for"
                        + " instance fonts-noto-cjk, or name a file in cardradar.poster.font",
                null);
    }

    /**
     * @param font a TrueType or OpenType file, or a collection of them; null searches the machine
     */
    @ConfigurationProperties("cardradar.poster")
    record Settings(@Nullable Path font) {}
}
