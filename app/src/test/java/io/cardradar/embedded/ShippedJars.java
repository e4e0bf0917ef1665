package io.cardradar.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What ships, as jars alone: an AOT cache (JEP 483) takes no classes from folders, and wants each
 * jar as it was when the cache was made.
 */
public final class ShippedJars {
    private ShippedJars() {}

    /** Packs what ships into a folder, and answers the class path. */
    public static String stage(Path folder) {
        Folders.delete(folder);
        List<String> jars = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (String part : JavaProgram.classPath().split(":", -1)) {
                Path from = Path.of(part);
                Path jar = folder.resolve("%03d-%s.jar".formatted(jars.size(), name(from)));
                if (Files.isDirectory(from)) {
                    pack(from, jar);
                } else {
                    Files.copy(from, jar);
                }
                jars.add(jar.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join(":", jars);
    }

    private static String name(Path part) {
        String name = part.getFileName().toString();
        return name.endsWith(".jar") ? name.substring(0, name.length() - 4) : name;
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().filter(file -> !file.equals(folder)).toList()) {
                boolean isFolder = Files.isDirectory(file);
                // Folders too: beans are found by asking for the folder that names them.
                String name = folder.relativize(file) + (isFolder ? "/" : "");
                zip.putNextEntry(new ZipEntry(name));
                if (!isFolder) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
    }
}
