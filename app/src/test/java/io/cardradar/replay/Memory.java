package io.cardradar.replay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the first replay of a file into a company leaves for later ones, so that they send the same
 * and know from what the figures have grown.
 *
 * @param anchor the day after the last day of the replay
 * @param sessions how many of the file were sent at most
 * @param before the figures before the first replay
 */
record Memory(LocalDate anchor, int sessions, Figures before) {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    static Path file(Path dataDirectory, String company, String fingerprint) {
        return dataDirectory.resolve("replay").resolve(company + "-" + fingerprint + ".json");
    }

    static @Nullable Memory read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            JsonNode json = Service.JSON.readTree(file.toFile());
            return new Memory(
                    LocalDate.parse(json.path("anchor").asText()),
                    json.path("sessions").asInt(),
                    Figures.of(Service.JSON.convertValue(json.path("before"), COUNTS)));
        } catch (IOException e) {
            throw new ReplayFailed("The memory of the first replay cannot be read: " + e, e);
        }
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Service.JSON
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(
                            file.toFile(),
                            Map.of(
                                    "anchor", anchor.toString(),
                                    "sessions", sessions,
                                    "before", before.values()));
        } catch (IOException e) {
            throw new ReplayFailed("The replay could not be noted in " + file + ": " + e, e);
        }
    }

    Memory covering(int more) {
        return new Memory(anchor, Math.max(sessions, more), before);
    }
}
