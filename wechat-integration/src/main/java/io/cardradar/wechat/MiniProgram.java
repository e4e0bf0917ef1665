package io.cardradar.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;

import io.cardradar.wechat.token.AccessTokenStore;

import me.chanjar.weixin.common.error.WxErrorException;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * WxJava for one app id. WxJava's switch between apps is a thread-local value that asynchronous
 * code loses and pools leak, so that each app id gets a service of its own.
 */
final class MiniProgram {

    /** One call of WxJava. */
    @FunctionalInterface
    interface Call<T> {
        @Nullable T on(WxMaService service) throws WxErrorException;
    }

    private static final Set<Integer> TOKEN_REJECTED = Set.of(40001, 40014, 42001);

    /** WeChat ignores a forced refresh within 30 seconds of the last, and allows 20 a day. */
    private static final Duration BETWEEN_FORCED_REFRESHES = Duration.ofSeconds(30);

    private final WeChatApp app;
    private final WxMaServiceImpl service = new WxMaServiceImpl();
    private final SharedTokenConfig config;
    private final Clock clock;
    private final Duration callTimeout;
    private Instant lastForced = Instant.MIN;

    MiniProgram(
            WeChatApp app,
            WeChatSettings settings,
            HttpPool pool,
            AccessTokenStore tokens,
            Clock clock) {
        this.app = app;
        this.clock = clock;
        this.callTimeout = settings.callTimeout();
        this.config =
                new SharedTokenConfig(
                        app, new SharedToken(app.appId(), tokens, clock, settings.tokenLease()));
        config.setApacheHttpClientBuilder(pool);
        if (settings.apiHost() != null) {
            config.setApiHostUrl(settings.apiHost().toString());
        }
        service.setWxMaConfig(config);
        // Here and not in the configuration, whose values WxJava ignores. One retry: it sleeps.
        service.setMaxRetryTimes(1);
        service.setRetrySleepMillis(Math.toIntExact(settings.busyRetry().toMillis()));
    }

    WeChatApp app() {
        return app;
    }

    /**
     * Calls WeChat, and once more with a forced new token if WeChat has killed the one in use:
     * WxJava's own second attempt asks for a token without force, which brings the dead one again.
     *
     * @throws WeChatException whatever goes wrong between here and WeChat
     */
    <T> T call(Call<T> call) {
        return Deadline.within(callTimeout, () -> callTwice(call));
    }

    private <T> T callTwice(Call<T> call) {
        try {
            return attempt(call);
        } catch (WxErrorException e) {
            if (!TOKEN_REJECTED.contains(e.getError().getErrorCode())) {
                throw refused(e);
            }
        }
        try {
            replaceToken();
            return attempt(call);
        } catch (WxErrorException e) {
            throw refused(e);
        }
    }

    /**
     * Makes a call that must not happen twice. The token is fetched before, so that what fails then
     * is the call itself.
     *
     * @throws WeChatException as {@link #call} does; its {@link WeChatException#mayBeDone()} is to
     *     be heeded
     */
    <T> T callOnce(Call<T> call) {
        return Deadline.within(callTimeout, () -> callAfterTheToken(call));
    }

    private <T> T callAfterTheToken(Call<T> call) {
        try {
            call(wx -> wx.getAccessToken());
        } catch (WeChatException e) {
            throw e.beforeTheCall();
        }
        return call(call);
    }

    private <T> T attempt(Call<T> call) throws WxErrorException {
        return WxReplies.of(() -> call.on(service));
    }

    private void replaceToken() throws WxErrorException {
        var lock = config.getAccessTokenLock();
        try {
            if (!lock.tryLock(Deadline.left(callTimeout).toMillis(), TimeUnit.MILLISECONDS)) {
                throw WeChatException.unreachable("another node holds the access token's lease");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw WeChatException.unreachable("interrupted");
        }
        try {
            var now = clock.instant();
            if (config.isToBeReplaced()
                    && lastForced.isBefore(now.minus(BETWEEN_FORCED_REFRESHES))) {
                lastForced = now;
                fetchByForce();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fetchByForce() throws WxErrorException {
        Call<String> fetch = wx -> wx.getAccessToken(true);
        try {
            attempt(fetch);
        } catch (WeChatException e) {
            throw e.beforeTheCall();
        }
    }

    private static WeChatException refused(WxErrorException e) {
        var error = e.getError();
        return WxReplies.hasErrcode(e)
                ? WeChatException.refused(error.getErrorCode(), WxReplies.wordsOf(error))
                : WeChatException.unavailable("an unreadable reply");
    }
}
