package io.cardradar.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;

import io.cardradar.app.web.CallerBinder;
import io.cardradar.kernel.Caller;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import io.micronaut.security.token.validator.TokenValidator;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;

/**
 * Remembers tokens whose signature was found right: a phone sends the same one with every request
 * for half an hour, and checking it costs more than most requests do. Whether it has expired is
 * looked at each time.
 */
@Singleton
public class KnownTokens implements TokenValidator<HttpRequest<?>> {
    private static final int MOST = 20_000;

    /** Another thread would be woken for every few reads, to note them. */
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private final JsonWebTokenValidator<JWT, HttpRequest<?>> signatureAndClaims;
    private final JwtAuthenticationFactory authentications;
    private final Clock clock;

    KnownTokens(
            Collection<SignatureConfiguration> signatures,
            JsonWebTokenValidator<JWT, HttpRequest<?>> signatureAndClaims,
            JwtAuthenticationFactory authentications,
            Clock clock) {
        if (signatures.isEmpty()) {
            throw new IllegalStateException("Without a signature every token would be believed");
        }
        this.signatureAndClaims = signatureAndClaims;
        this.authentications = authentications;
        this.clock = clock;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        Known remembered = remembered(token);
        return remembered == null
                ? Mono.defer(() -> Mono.justOrEmpty(validated(token, request)))
                : Mono.just(remembered.authentication);
    }

    /** Whose token this is; null for one that is not remembered, which may be good all the same. */
    public @Nullable Caller callerOf(String token) {
        Known remembered = remembered(token);
        return remembered == null ? null : remembered.caller;
    }

    private @Nullable Known remembered(String token) {
        Known found = known.getIfPresent(token);
        return found != null && found.expires.isAfter(clock.instant()) ? found : null;
    }

    private Optional<Authentication> validated(String token, @Nullable HttpRequest<?> request) {
        Optional<Authentication> authentication =
                signatureAndClaims
                        .validate(token, request)
                        .flatMap(authentications::createAuthentication);
        authentication.ifPresent(found -> remember(token, found));
        return authentication;
    }

    private void remember(String token, Authentication authentication) {
        if (authentication.getAttributes().get("exp") instanceof Date expires) {
            Caller caller = CallerBinder.callerOf(authentication);
            known.put(token, new Known(authentication, caller, expires.toInstant()));
        }
    }

    private record Known(Authentication authentication, Caller caller, Instant expires) {}
}
