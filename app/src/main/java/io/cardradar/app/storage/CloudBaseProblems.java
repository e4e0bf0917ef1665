package io.cardradar.app.storage;

import io.cardradar.kernel.Problem;
import io.cardradar.wechat.WeChatException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Supplier;

/** What a failure of CloudBase means to those who use a store. */
final class CloudBaseProblems {
    private static final Logger LOG = LoggerFactory.getLogger(CloudBaseProblems.class);

    private CloudBaseProblems() {}

    static <T> T asking(Supplier<T> call) {
        try {
            return call.get();
        } catch (WeChatException e) {
            throw problem(e);
        }
    }

    static Problem problem(WeChatException failure) {
        return switch (failure.error()) {
            case UNAVAILABLE, RATE_LIMITED ->
                    new Problem.Upstream(
                            "storage.unavailable", "CloudBase does not answer", failure);
            case APP_MISCONFIGURED,
                    REQUEST_INVALID,
                    COLLECTION_MISSING,
                    FUNCTION_FAILED,
                    CODE_INVALID,
                    CODE_USED,
                    USER_BLOCKED,
                    USER_ABSENT,
                    NO_GRANT,
                    WINDOW_CLOSED,
                    QUOTA_USED,
                    CONTENT_REFUSED,
                    TOO_MANY_TEMPLATES,
                    OTHER -> {
                LOG.error("CloudBase refuses this service: {}", failure.getMessage());
                yield new Problem.Upstream(
                        "storage.refused", "CloudBase refuses; its owner must act", failure);
            }
        };
    }

    static Problem.Conflict noEnvironment() {
        return new Problem.Conflict(
                "storage.no_environment", "No mini-program of this company has a CloudBase");
    }
}
