package io.cardradar.app.identity;

import io.cardradar.app.web.CallerBinder;
import io.cardradar.kernel.Problem;
import io.micronaut.security.token.jwt.generator.JwtTokenGenerator;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs access tokens that carry all that a request needs to know of its caller. */
@Singleton
class AccessTokens {
    private final JwtTokenGenerator generator;
    private final TokenSettings settings;
    private final Clock clock;

    AccessTokens(JwtTokenGenerator generator, TokenSettings settings, Clock clock) {
        this.generator = generator;
        this.settings = settings;
        this.clock = clock;
    }

    String issue(Principal principal) {
        Instant now = clock.instant();
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", principal.id().toString());
        claims.put("iat", Date.from(now));
        claims.put("exp", Date.from(now.plus(settings.accessLifetime())));
        claims.put("roles", List.of(principal.role().name()));
        claims.put(CallerBinder.TENANT, principal.tenant().toString());
        claims.put(CallerBinder.ROLE, principal.role().name());
        if (principal.appId() != null) {
            claims.put(CallerBinder.APP, principal.appId());
        }
        return generator
                .generateToken(claims)
                .orElseThrow(() ->
                        new Problem.Upstream("auth.no_token", "No token could be signed", null));
    }

    long lifetimeSeconds() {
        return settings.accessLifetime().toSeconds();
    }
}
