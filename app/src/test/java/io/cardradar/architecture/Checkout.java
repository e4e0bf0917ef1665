package io.cardradar.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of this project, wherever a test of it was started from. */
public final class Checkout {
    static final List<String> MODULES =
            List.of("migrations", "wechat-integration", "analytics", "app");

    public static final Path ROOT = root();

    private Checkout() {}

    /** Every file below the modules' {@code src} folders whose name ends so. */
    public static List<Path> sources(String... endings) {
        return MODULES.stream()
                .flatMap(module -> files(ROOT.resolve(module).resolve("src")))
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .sorted()
                .toList();
    }

    /** As a developer would name it: relative to the checkout. */
    static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("wechat-integration"))) {
                return folder;
            }
        }
        throw new IllegalStateException("Not started inside the checkout, but in " + start);
    }
}
