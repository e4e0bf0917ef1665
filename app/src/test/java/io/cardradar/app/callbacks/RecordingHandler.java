package io.cardradar.app.callbacks;

import io.cardradar.app.identity.Departments;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Remembers what it handled, in memory and as a row; fails afterwards for as long as a push tells
 * it to.
 */
@Singleton
@Requires(property = "test.pushes")
class RecordingHandler implements PushHandler {
    static final String EVENT = "test_recorded";

    /** A department of that name is one handling that counts. */
    static final String MARK = "handled";

    record Handled(TenantId tenant, Push push) {}

    final ConcurrentLinkedQueue<Handled> handled = new ConcurrentLinkedQueue<>();
    volatile boolean healthy;
    private final Departments departments;

    RecordingHandler(Departments departments) {
        this.departments = departments;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(EVENT, "message.voice");
    }

    @Override
    public void handle(TenantId tenant, Push push) {
        departments.add(tenant, MARK, null);
        handled.add(new Handled(tenant, push));
        switch (String.valueOf(push.fields().text("Fail"))) {
            case "always" -> throw new IllegalStateException("quotes " + push.fields().json());
            case "error" -> throw new ExceptionInInitializerError("as WxJava's XML does");
            case "until-healed" -> failUnlessHealed();
            default -> {}
        }
    }

    private void failUnlessHealed() {
        if (!healthy) {
            throw new IllegalStateException("not yet");
        }
    }

    List<Push> of(TenantId tenant) {
        return handled.stream().filter(h -> h.tenant.equals(tenant)).map(Handled::push).toList();
    }
}
