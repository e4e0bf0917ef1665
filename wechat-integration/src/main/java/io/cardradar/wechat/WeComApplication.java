package io.cardradar.wechat;

import io.cardradar.wechat.token.AccessTokenStore;
import io.cardradar.wechat.wecom.WeComAgent;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;

/** WxJava for one application of WeCom's. */
final class WeComApplication {

    /** One call of WxJava. */
    @FunctionalInterface
    interface Call<T> {
        @Nullable T on(WxCpService service) throws WxErrorException;
    }

    private final WeComAgent agent;
    private final Duration callTimeout;
    private final WeComService service;

    WeComApplication(
            WeComAgent agent,
            WeChatSettings settings,
            HttpPool pool,
            AccessTokenStore tokens,
            Clock clock) {
        this.agent = agent;
        this.callTimeout = settings.callTimeout();
        var key = "wecom/" + agent.corpId() + "/" + agent.agentId();
        var token = new SharedToken(key, tokens, clock, settings.tokenLease());
        var config = new WeComConfig(agent, token);
        config.setApacheHttpClientBuilder(pool);
        if (settings.weComHost() != null) {
            config.setBaseApiUrl(settings.weComHost().toString());
        }
        this.service = new WeComService(token, callTimeout);
        service.setWxCpConfigStorage(config);
        service.setMaxRetryTimes(1);
        service.setRetrySleepMillis(Math.toIntExact(settings.busyRetry().toMillis()));
    }

    WeComAgent agent() {
        return agent;
    }

    /**
     * Calls WeCom; once more with a new token if WeCom has ended the one in use before its time,
     * which WxJava does by itself.
     *
     * @throws WeChatException whatever goes wrong between here and WeCom
     */
    <T> T call(Call<T> call) {
        return Deadline.within(callTimeout, () -> translated(call));
    }

    private <T> T translated(Call<T> call) {
        try {
            return WxReplies.of(() -> call.on(service));
        } catch (WxErrorException e) {
            var error = e.getError();
            throw WxReplies.hasErrcode(e)
                    ? WeChatException.refused(
                            meaning(error.getErrorCode()),
                            error.getErrorCode(),
                            WxReplies.wordsOf(error))
                    : WeChatException.unavailable("an unreadable reply");
        }
    }

    /** WeCom's numbers mean other things than those of mini-programs. */
    private static WeChatError meaning(int errcode) {
        return switch (errcode) {
            case 40001, 40013, 40056, 41002, 41004, 41011 -> WeChatError.APP_MISCONFIGURED;
            case 48002, 50001, 60011, 60020, 301002 -> WeChatError.APP_MISCONFIGURED;
            case 45009, 45033 -> WeChatError.RATE_LIMITED;
            case 40003, 40008, 40058, 44004, 45002, 47001, 82001 -> WeChatError.REQUEST_INVALID;
            case -1, 6000, 40014, 41001, 42001 -> WeChatError.UNAVAILABLE;
            default -> WeChatError.OTHER;
        };
    }
}
