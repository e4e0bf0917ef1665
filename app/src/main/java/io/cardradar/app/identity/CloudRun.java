package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpHeaders;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What 微信云托管 says of the user in the headers of a request, {@code X-WX-*}. They are true only where
 * WeChat's platform is the one way in: anybody else can write them too.
 */
@Singleton
class CloudRun {
    private static final String PREFIX = "X-WX-";

    private final Settings settings;

    CloudRun(Settings settings) {
        this.settings = settings;
    }

    /** Whether a request has headers of the platform although it cannot come from there. */
    boolean isForged(HttpHeaders headers) {
        return !settings.trustHeaders()
                && headers.names().stream()
                        .anyMatch(name -> name.toUpperCase(Locale.ROOT).startsWith(PREFIX));
    }

    /**
     * The user whom the platform vouches for. Where a mini-program uses the environment of another
     * (资源复用), the user is the one of {@code X-WX-FROM-*}.
     *
     * @throws Problem.Unauthorized {@code auth.cloud_run_required}
     */
    VouchedUser userOf(HttpHeaders headers) {
        // The source is there only when the call came out of WeChat.
        if (!settings.trustHeaders() || header(headers, "SOURCE") == null) {
            throw refused();
        }
        String from = header(headers, "FROM-APPID") == null ? "" : "FROM-";
        String appId = header(headers, from + "APPID");
        String openid = header(headers, from + "OPENID");
        if (appId == null || openid == null) {
            throw refused();
        }
        return new VouchedUser(new WeChatUser(appId, openid), header(headers, from + "UNIONID"));
    }

    private static @Nullable String header(HttpHeaders headers, String name) {
        String value = headers.get(PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Problem.Unauthorized refused() {
        return new Problem.Unauthorized(
                "auth.cloud_run_required",
                "Only a mini-program's call through WeChat's cloud hosting can log in here");
    }

    /**
     * @param trustHeaders whether {@code X-WX-*} are believed: true only inside 微信云托管, with access
     *     from the internet closed; otherwise a request that has one is refused
     */
    @ConfigurationProperties("cardradar.cloud-run")
    record Settings(@Bindable(defaultValue = "false") boolean trustHeaders) {}
}
