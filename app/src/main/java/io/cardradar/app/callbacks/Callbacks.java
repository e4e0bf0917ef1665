package io.cardradar.app.callbacks;

import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.wechat.callback.PushQuery;
import io.cardradar.wechat.callback.PushReader;
import io.cardradar.wechat.callback.RefusedPushException;
import io.cardradar.wechat.callback.RefusedPushException.Reason;
import io.micronaut.http.exceptions.ContentLengthExceededException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;

/**
 * Takes in what WeChat pushes. What it has taken is stored; handling follows.
 *
 * <p>A refusal does not say why: an unknown app, a wrong signature and a replay look the same.
 */
@Singleton
class Callbacks {
    private final CallbackApps apps;
    private final PushWriter writer;
    private final Deadline deadline;
    private final Secrets secrets;
    private final CallbackMetrics metrics;

    Callbacks(
            CallbackApps apps,
            PushWriter writer,
            Deadline deadline,
            Secrets secrets,
            CallbackMetrics metrics) {
        this.apps = apps;
        this.writer = writer;
        this.deadline = deadline;
        this.secrets = secrets;
        this.metrics = metrics;
    }

    /** Answers the check that WeChat's console makes of an address. */
    String echo(String appId, PushQuery query, @Nullable String echostr) {
        return accepted(() -> reader(appId).echo(query, echostr));
    }

    /** Returns when the push is stored, for the first time or already. */
    void take(String appId, PushQuery query, byte[] body) {
        if (body.length > PushReader.LARGEST_BODY) {
            metrics.tooLarge();
            throw new ContentLengthExceededException(PushReader.LARGEST_BODY, body.length);
        }
        if (!PushReader.isContainerCheck(body)) {
            metrics.taken(accepted(() -> store(appId, query, body)));
        }
    }

    private Taken store(String appId, PushQuery query, byte[] body) throws Exception {
        Taken taken = writer.write(SealedPush.of(reader(appId).read(query, body), secrets));
        if (taken == Taken.REPLAYED) {
            throw new RefusedPushException(Reason.REPLAYED);
        }
        return taken;
    }

    private PushReader reader(String appId) {
        return apps.reader(appId).orElseThrow(() -> new RefusedPushException(Reason.FORGED));
    }

    private <T> T accepted(Callable<T> work) {
        try {
            return deadline.keep(work);
        } catch (RefusedPushException e) {
            metrics.refused(e.reason());
            throw refusal(e.reason());
        }
    }

    private static Problem refusal(Reason reason) {
        return switch (reason) {
            case FORGED, STALE, REPLAYED ->
                    new Problem.Unauthorized("push.not_accepted", "This is no push of WeChat's");
            case MALFORMED -> new Problem.Invalid("push.malformed", "The push cannot be read");
        };
    }
}
