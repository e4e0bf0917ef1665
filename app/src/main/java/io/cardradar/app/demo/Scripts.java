package io.cardradar.app.demo;

import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads the files beside this class. */
@Singleton
class Scripts {
    private final JsonMapper json;

    Scripts(JsonMapper json) {
        this.json = json;
    }

    CompanyScript company() {
        return read("company.json", CompanyScript.class);
    }

    HistoryScript history() {
        return read("history.json", HistoryScript.class);
    }

    private <T> T read(String file, Class<T> type) {
        try (InputStream text = Scripts.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(json.readValue(Objects.requireNonNull(text), type));
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's " + file + " cannot be read", e);
        }
    }
}
