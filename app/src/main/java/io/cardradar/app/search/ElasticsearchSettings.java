package io.cardradar.app.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Where Elasticsearch is.
 *
 * @param username with {@code password}, for basic authentication
 * @param apiKey in its encoded form; goes before user name and password
 * @param shards of a new index; a company's customers are on one of them
 */
@ConfigurationProperties("cardradar.elasticsearch")
record ElasticsearchSettings(
        @NotNull URI uri,
        @Nullable String username,
        @Nullable String password,
        @Nullable String apiKey,
        @Min(1) @Max(64) @Bindable(defaultValue = "1") int shards) {
    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "ElasticsearchSettings[uri=" + uri + ", shards=" + shards + "]";
    }
}
