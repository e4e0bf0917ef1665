package io.cardradar.embedded;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds the checkout by where this class lies, wherever the launcher was started from. */
final class BuildFolder {
    private BuildFolder() {}

    /** The folder of the root pom. */
    static Path project() {
        return target().resolve("../..").normalize();
    }

    /** The build folder of the app module. */
    static Path target() {
        try {
            Path testClasses =
                    Path.of(
                            BuildFolder.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            return testClasses.toAbsolutePath().normalize().resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
