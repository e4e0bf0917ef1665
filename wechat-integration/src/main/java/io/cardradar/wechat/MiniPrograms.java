package io.cardradar.wechat;

import io.cardradar.wechat.token.AccessTokenStore;

import org.apache.http.impl.client.CloseableHttpClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The app ids spoken for so far, over one pool of connections. */
final class MiniPrograms implements AutoCloseable {

    private final Map<String, MiniProgram> programs = new ConcurrentHashMap<>();
    private final WeChatSettings settings;
    private final AccessTokenStore tokens;
    private final Clock clock;
    private final HttpPool pool;

    MiniPrograms(WeChatSettings settings, AccessTokenStore tokens, Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
        this.pool = new HttpPool(settings);
    }

    /** A changed secret takes effect with the next call. */
    MiniProgram of(WeChatApp app) {
        return programs.compute(
                app.appId(),
                (id, known) -> known != null && known.app().equals(app) ? known : open(app));
    }

    /** Speaks to whatever else WeChat refers to, by the same pool. */
    CloseableHttpClient http() {
        return pool.build();
    }

    private MiniProgram open(WeChatApp app) {
        return new MiniProgram(app, settings, pool, tokens, clock);
    }

    @Override
    public void close() {
        try {
            pool.build().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
