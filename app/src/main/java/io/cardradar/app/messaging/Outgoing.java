package io.cardradar.app.messaging;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes messages of drafts, and says which could be made. */
@Singleton
class Outgoing {
    private final Addressees addressees;
    private final SubscribeChannel subscribe;
    private final KefuChannel kefu;
    private final TemplateTable templates;
    private final Grants grants;

    Outgoing(
            Addressees addressees,
            SubscribeChannel subscribe,
            KefuChannel kefu,
            TemplateTable templates,
            Grants grants) {
        this.addressees = addressees;
        this.subscribe = subscribe;
        this.kefu = kefu;
        this.templates = templates;
        this.grants = grants;
    }

    /**
     * Makes a message and reserves what it needs. Must run inside the transaction that queues it.
     */
    NewMessage make(Caller caller, UUID id, NewDraft draft) {
        Addressee to = addressees.of(caller, draft.customer(), draft.owner(), id);
        return switch (draft.draft()) {
            case Draft.Subscribe message -> subscribe.reserve(to, message);
            case Draft.Service message -> kefu.reserve(to, message.content());
        };
    }

    /** What could be sent to a customer now. */
    Reach reach(Caller caller, CustomerId customer) {
        Addressee to = addressees.of(caller, customer, null, new UUID(0, 0));
        List<TemplateRow> all = templates.all(caller.tenant());
        List<GrantRow> left = grants.left(caller.tenant(), to.users());
        Map<TemplateRow, Long> granted =
                all.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        template -> left.stream().filter(template::isOf).count()));
        return new Reach(kefu.allowance(to), all, granted);
    }

    /**
     * @param templates of the company in their order
     * @param grants how many messages of each may be sent; of a long-term one, any number where
     *     there is one
     */
    record Reach(Allowance kefu, List<TemplateRow> templates, Map<TemplateRow, Long> grants) {}
}
