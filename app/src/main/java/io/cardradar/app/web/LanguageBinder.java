package io.cardradar.app.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.server.binding.LocaleArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.Optional;

/**
 * Gives a controller method the language its caller reads: Chinese, unless {@code Accept-Language}
 * asks for another.
 */
@Singleton
@Replaces(LocaleArgumentBinder.class)
final class LanguageBinder implements TypedRequestArgumentBinder<Locale> {
    @Override
    public Argument<Locale> argumentType() {
        return Argument.of(Locale.class);
    }

    @Override
    public BindingResult<Locale> bind(
            ArgumentConversionContext<Locale> context, HttpRequest<?> source) {
        Locale language = source.getLocale().orElse(Locale.SIMPLIFIED_CHINESE);
        return () -> Optional.of(language);
    }
}
