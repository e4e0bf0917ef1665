package io.cardradar.app.identity;

import io.cardradar.app.web.ProblemHandler;
import io.cardradar.kernel.Problem;
import io.cardradar.wechat.WeChatException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Tells a client what a failure of WeChat means to it. */
@Singleton
final class WeChatProblems implements ExceptionHandler<WeChatException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatProblems.class);

    private final ProblemHandler problems;

    WeChatProblems(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, WeChatException failure) {
        return problems.handle(request, problem(failure));
    }

    private static Problem problem(WeChatException failure) {
        return switch (failure.error()) {
            case CODE_INVALID ->
                    new Problem.Unauthorized(
                            "wechat.code_invalid",
                            "WeChat does not know this code: call wx.login again");
            case CODE_USED ->
                    new Problem.Unauthorized(
                            "wechat.code_used", "This code was used before: call wx.login again");
            case USER_BLOCKED ->
                    new Problem.Forbidden("wechat.user_blocked", "WeChat refuses this user");
            case USER_ABSENT -> absent();
            case RATE_LIMITED -> rateLimited();
            case APP_MISCONFIGURED,
                    REQUEST_INVALID,
                    OTHER,
                    NO_GRANT,
                    WINDOW_CLOSED,
                    QUOTA_USED,
                    CONTENT_REFUSED,
                    TOO_MANY_TEMPLATES,
                    COLLECTION_MISSING,
                    FUNCTION_FAILED ->
                    misconfigured(failure);
            case UNAVAILABLE ->
                    new Problem.Upstream("wechat.unavailable", "WeChat does not answer", failure);
        };
    }

    private static Problem rateLimited() {
        return new Problem.Throttled(
                "wechat.rate_limited", "WeChat's limit is reached", Duration.ofMinutes(1));
    }

    private static Problem absent() {
        return new Problem.Conflict(
                "wechat.user_absent",
                "WeChat judges content only of somebody who is using the mini-program");
    }

    private static Problem misconfigured(WeChatException failure) {
        LOG.error("WeChat refuses this service: {}", failure.getMessage());
        return new Problem.Upstream(
                "wechat.refused", "WeChat refuses this service; its operator must act", failure);
    }
}
