package io.cardradar.app.cards;

import io.cardradar.app.cards.FieldVisibility.Visibility;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a card says about its owner. Stored as JSON; the same form is the request and the view.
 *
 * @param avatarUrl an {@code https} address, because mini-programs load nothing else
 * @param avatarFile an available file of the owner's own, shown instead of {@code avatarUrl};
 *     visitors get a link to it as {@code avatarUrl}
 * @param shareText the title of the card in a chat; may hold {@code {company}}, {@code {position}}
 *     and {@code {name}}
 * @param tags what the owner stands for, at most ten
 * @param tabs the tabs of the card in their order; empty stands for all four under their usual
 *     names
 * @param visibility which fields a visitor sees; null leaves all public
 */
@Serdeable
public record CardContent(
        @NotBlank @Size(max = 50) @Pattern(regexp = LINE) String name,
        @Nullable @Size(max = 50) @Pattern(regexp = LINE) String position,
        @Nullable @Size(max = 100) @Pattern(regexp = LINE) String company,
        @Nullable @Pattern(regexp = PHONE) String mobile,
        @Nullable @Pattern(regexp = PHONE) String landline,
        @Nullable @Size(max = 64) @Pattern(regexp = LINE) String wechatId,
        @Nullable @Size(max = 128) @Email String email,
        @Nullable @Valid Address address,
        @Nullable @Size(max = 200) @Pattern(regexp = LINES) String signature,
        @Nullable @Size(max = 512) @Pattern(regexp = HTTPS) String avatarUrl,
        @Nullable UUID avatarFile,
        @Nullable @Size(max = 100) @Pattern(regexp = SHARE_TEXT) String shareText,
        @Nullable @Size(max = 10)
                List<@NotBlank @Size(max = 12) @Pattern(regexp = LINE) String> tags,
        @Nullable @Size(max = 4) List<@NotNull @Valid Tab> tabs,
        @Nullable @Valid FieldVisibility visibility) {
    // JSON allows control characters and broken surrogates, which the database refuses.
    private static final String LINE = "[^\\p{Cc}\\p{Cs}]*";
    private static final String LINES = "[\\n[^\\p{Cc}\\p{Cs}]]*";
    private static final String PHONE = "\\+?[0-9(][0-9 ()-]{4,22}[0-9]";
    private static final String HTTPS = "https://[!-~]+";
    private static final String SHARE_TEXT = "([^{}\\p{Cc}\\p{Cs}]|\\{(company|position|name)\\})*";

    /**
     * A place that a map can show.
     *
     * @param latitude in degrees of GCJ-02, the datum of WeChat's maps
     */
    @Serdeable
    public record Address(
            @NotBlank @Size(max = 120) @Pattern(regexp = LINE) String text,
            @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
            @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude) {}

    /**
     * One tab of the card.
     *
     * @param title null stands for its usual name
     */
    @Serdeable
    public record Tab(
            @NotNull TabKind kind,
            @Nullable @Size(max = 8) @Pattern(regexp = LINE) String title,
            boolean hidden) {}

    /** 名片, 商城, 动态 and 官网. */
    @Serdeable
    public enum TabKind {
        card,
        shop,
        feed,
        site
    }

    /** What every visitor sees of it. */
    CardContent forVisitors() {
        return shownTo(false);
    }

    /** What a visitor sees of it who has given a phone number. */
    CardContent forExchanged() {
        return shownTo(true);
    }

    private CardContent shownTo(boolean exchanged) {
        FieldVisibility fields = fields();
        return new CardContent(
                name,
                position,
                company,
                Visibility.shown(fields.mobile(), mobile, exchanged),
                Visibility.shown(fields.landline(), landline, exchanged),
                Visibility.shown(fields.wechatId(), wechatId, exchanged),
                Visibility.shown(fields.email(), email, exchanged),
                Visibility.shown(fields.address(), address, exchanged),
                signature,
                avatarUrl,
                avatarFile,
                spokenShareText(),
                tags,
                tabs,
                null);
    }

    /** The same with another address of the picture, and no file. */
    CardContent withAvatar(@Nullable String url) {
        return new CardContent(
                name,
                position,
                company,
                mobile,
                landline,
                wechatId,
                email,
                address,
                signature,
                url,
                null,
                shareText,
                tags,
                tabs,
                visibility);
    }

    /** The fields that a visitor gets for a phone number, by their JSON names. */
    List<String> afterExchange() {
        FieldVisibility fields = fields();
        return Stream.of(
                        Visibility.withheld(fields.mobile(), mobile, "mobile"),
                        Visibility.withheld(fields.landline(), landline, "landline"),
                        Visibility.withheld(fields.wechatId(), wechatId, "wechatId"),
                        Visibility.withheld(fields.email(), email, "email"),
                        Visibility.withheld(fields.address(), address, "address"))
                .flatMap(Optional::stream)
                .toList();
    }

    private FieldVisibility fields() {
        return visibility == null ? FieldVisibility.ALL_PUBLIC : visibility;
    }

    private @Nullable String spokenShareText() {
        return shareText == null
                ? null
                : shareText
                        .replace("{company}", Objects.requireNonNullElse(company, ""))
                        .replace("{position}", Objects.requireNonNullElse(position, ""))
                        .replace("{name}", name);
    }
}
