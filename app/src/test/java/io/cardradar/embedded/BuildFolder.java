package io.cardradar.embedded;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The build folder of the app module, wherever the launcher was started from. */
final class BuildFolder {
    private BuildFolder() {}

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
