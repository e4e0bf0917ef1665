package io.cardradar.app.web;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.TenantId;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.UUID;

/** Gives a controller method its {@link Caller}. */
@Singleton
public final class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    /** The claims of our access tokens, beside the standard ones. */
    public static final String TENANT = "tid";

    public static final String ROLE = "role";
    public static final String APP = "app";

    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        Optional<Caller> caller =
                source.getUserPrincipal(Authentication.class).map(CallerBinder::callerOf);
        return () -> caller;
    }

    /** The caller whom an accepted token names. */
    public static Caller callerOf(Authentication authentication) {
        Object app = authentication.getAttributes().get(APP);
        return new Caller(
                new TenantId(UUID.fromString(claim(authentication, TENANT))),
                Caller.Role.valueOf(claim(authentication, ROLE)),
                UUID.fromString(authentication.getName()),
                app == null ? null : app.toString());
    }

    private static String claim(Authentication authentication, String name) {
        return String.valueOf(authentication.getAttributes().get(name));
    }
}
