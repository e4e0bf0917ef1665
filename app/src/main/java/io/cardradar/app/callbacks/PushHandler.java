package io.cardradar.app.callbacks;

import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;

import java.util.Set;

/** Handles some kinds of WeChat's pushes. Every bean of this type is asked. */
public interface PushHandler {
    /** The kinds that it handles: see {@link Push#kind()}. */
    Set<String> kinds();

    /**
     * Handles one push for one company, inside the transaction that marks it as handled: what it
     * writes to the database counts exactly once. It must not call WeChat, or anything else that is
     * slow: that is work for the outbox.
     *
     * @param tenant a company that uses the app and knows the user; the one that registered the app
     *     where no company knows the user
     */
    void handle(TenantId tenant, Push push);
}
