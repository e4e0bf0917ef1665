package io.cardradar.app.identity;

import com.nimbusds.jose.JWSAlgorithm;

import io.cardradar.kernel.Secrets;
import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Access tokens are signed with a key of their own, derived from the master key: one secret to
 * keep, not two.
 *
 * <p>The bean must not have the type {@code SecretSignature}: that class is one bean for each
 * configured secret, of which there is none, so there would be no signature at all and every token
 * would be believed.
 */
@Factory
final class TokenSignature {
    @Singleton
    @Named("generator")
    SignatureGeneratorConfiguration signature(Secrets secrets) {
        SecretSignatureConfiguration configuration = new SecretSignatureConfiguration("generator");
        configuration.setSecret(secrets.derivedKey("access-tokens"));
        configuration.setBase64(true);
        configuration.setJwsAlgorithm(JWSAlgorithm.HS256);
        return new SecretSignature(configuration);
    }
}
