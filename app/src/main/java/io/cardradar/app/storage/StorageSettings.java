package io.cardradar.app.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where files are kept.
 *
 * @param files the adapter: {@code local}, a folder; {@code cloudbase}, each company's environment
 * @param folder of the local adapter; several nodes share one
 * @param publicUrl where clients and WeChat reach this service; null stands for this node's own
 *     address, which is enough on one machine
 */
@ConfigurationProperties("cardradar.storage")
record StorageSettings(
        @NotNull @Bindable(defaultValue = "local") String files,
        @NotNull @Bindable(defaultValue = "data/files") Path folder,
        @Nullable URI publicUrl) {}
