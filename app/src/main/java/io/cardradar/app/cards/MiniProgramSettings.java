package io.cardradar.app.cards;

import io.cardradar.wechat.link.EnvVersion;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotBlank;

/**
 * The mini-program that shows the cards.
 *
 * @param cardPage its page that opens a card by {@code scene}, without leading slash
 * @param version which of its versions codes open: {@code release}, {@code trial} or {@code
 *     develop}
 * @param checkPath whether WeChat refuses codes for a page that the released version lacks
 */
@ConfigurationProperties("cardradar.mini-program")
record MiniProgramSettings(
        @Bindable(defaultValue = "pages/card/index") @NotBlank String cardPage,
        @Bindable(defaultValue = "release") EnvVersion version,
        @Bindable(defaultValue = "true") boolean checkPath) {}
