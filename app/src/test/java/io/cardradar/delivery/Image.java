package io.cardradar.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * An unpacked image.
 *
 * @param files what a container of it would see as its root
 * @param configuration what the image says of user, ports, command and so on
 */
record Image(Path files, JsonNode configuration) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Unpacks an archive as {@code docker load} takes it, layer over layer. */
    static Image unpack(Path archive, Path empty) throws IOException {
        Path parts = Files.createDirectories(empty.resolve("parts"));
        Path files = Files.createDirectories(empty.resolve("files"));
        try (InputStream in = Files.newInputStream(archive)) {
            untar(in, parts);
        }
        JsonNode manifest = JSON.readTree(parts.resolve("manifest.json").toFile()).get(0);
        for (JsonNode layer : manifest.path("Layers")) {
            try (InputStream in = Files.newInputStream(parts.resolve(layer.asText()))) {
                untar(new GZIPInputStream(in), files);
            }
        }
        Path configuration = parts.resolve(manifest.path("Config").asText());
        return new Image(files, JSON.readTree(configuration.toFile()).path("config"));
    }

    /** The command that a container runs at its start. */
    List<String> entrypoint() {
        List<String> words = new ArrayList<>();
        configuration.path("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** The class path of the image, for a JVM that sees its files in another place. */
    String classPath() throws IOException {
        String inside = Files.readString(files.resolve("app/jib-classpath-file")).strip();
        List<String> outside = new ArrayList<>();
        for (String path : inside.split(":")) {
            outside.add(files + path);
        }
        return String.join(":", outside);
    }

    private static void untar(InputStream in, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("entry outside of the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
            }
        }
    }
}
