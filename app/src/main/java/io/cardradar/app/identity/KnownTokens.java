package io.cardradar.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.cardradar.app.web.CallerBinder;
import io.cardradar.kernel.Caller;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.encryption.EncryptionConfiguration;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtTokenValidator;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.concurrent.ExecutorService;

/**
 * Remembers tokens whose signature was found right: a phone sends the same one with every request
 * for half an hour, and checking it costs more than most requests do. Whether it has expired is
 * looked at each time.
 */
@Singleton
@Replaces(JwtTokenValidator.class)
public class KnownTokens extends JwtTokenValidator<HttpRequest<?>> {
    private static final int MOST = 20_000;

    private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();
    private final Clock clock;

    KnownTokens(
            Collection<SignatureConfiguration> signatures,
            Collection<EncryptionConfiguration> encryptions,
            Collection<GenericJwtClaimsValidator> claims,
            JwtAuthenticationFactory authentications,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            Clock clock) {
        super(signatures, encryptions, claims, authentications, executor);
        if (signatures.isEmpty()) {
            throw new IllegalStateException("Without a signature every token would be believed");
        }
        this.clock = clock;
    }

    /** Asked before the framework's other validators, which would check the signature each time. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        Known remembered = remembered(token);
        return remembered != null
                ? Mono.just(remembered.authentication)
                : Mono.from(super.validateToken(token, request))
                        .doOnNext(authentication -> remember(token, authentication));
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

    private void remember(String token, Authentication authentication) {
        if (authentication.getAttributes().get("exp") instanceof Date expires) {
            Caller caller = CallerBinder.callerOf(authentication);
            known.put(token, new Known(authentication, caller, expires.toInstant()));
        }
    }

    private record Known(Authentication authentication, Caller caller, Instant expires) {}
}
