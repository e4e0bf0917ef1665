package io.cardradar.app.contentcheck;

import io.cardradar.app.callbacks.PushHandler;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.MediaVerdict;
import io.cardradar.wechat.callback.Push;

import jakarta.inject.Singleton;

import java.util.Set;

/**
 * Takes WeChat's verdicts on media. They are found by their trace id, not by the company that the
 * push is handled for: on a shared mini-program that may be another.
 */
@Singleton
class MediaVerdictHandler implements PushHandler {
    private final Rulings rulings;

    MediaVerdictHandler(Rulings rulings) {
        this.rulings = rulings;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(MediaVerdict.EVENT);
    }

    @Override
    public void handle(TenantId tenant, Push push) {
        MediaVerdict.of(push.fields()).ifPresent(rulings::answered);
    }
}
