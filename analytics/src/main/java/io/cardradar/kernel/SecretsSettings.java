package io.cardradar.kernel;

import io.micronaut.context.annotation.ConfigurationProperties;

import jakarta.validation.constraints.NotBlank;

/**
 * @param masterKey Base64 of at least 32 random bytes; losing it loses every phone number and app
 *     secret
 */
@ConfigurationProperties("cardradar.secrets")
public record SecretsSettings(@NotBlank String masterKey) {
    @Override
    public String toString() {
        return "SecretsSettings[masterKey=***]";
    }
}
