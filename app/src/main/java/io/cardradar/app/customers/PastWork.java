package io.cardradar.app.customers;

import io.cardradar.app.customers.FollowUps.NewFollowUp;
import io.cardradar.app.customers.StageMoves.Move;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Takes over what a salesperson did for own customers before it was written down here, with the
 * times at which it was done. Callers bring it in its order.
 */
@Singleton
public class PastWork {
    private final Customers customers;
    private final Tags tags;
    private final FollowUps followUps;
    private final StageMoves moves;
    private final Stages stages;

    PastWork(Customers customers, Tags tags, FollowUps followUps, StageMoves moves, Stages stages) {
        this.customers = customers;
        this.tags = tags;
        this.followUps = followUps;
        this.moves = moves;
        this.stages = stages;
    }

    /** Says who a customer is; the company may be unknown. */
    @Transactional
    public void name(Caller owner, CustomerId id, String name, @Nullable String company) {
        int version = customers.get(owner, id, null).customer().version();
        CustomerFields fields = new CustomerFields(name, null, company, null, null, null);
        customers.edit(
                owner,
                id,
                CustomerVersion.of(version),
                null,
                new CustomerPatch(fields, Set.of("name", "company")));
    }

    /** Replaces the tags of a customer. */
    @Transactional
    public void tag(Caller owner, CustomerId id, List<String> replacement) {
        tags.replace(owner, id, owner.employee(), replacement);
    }

    /** Adds a follow-up. */
    @Transactional
    public void followUp(Caller owner, CustomerId id, PastFollowUp past) {
        NewFollowUp followUp = new NewFollowUp(past.kind, past.text, past.nextAt);
        followUps.addPast(owner, id, followUp, past.at);
    }

    /** Moves a customer to a stage, named by its key. */
    @Transactional
    public void moveTo(Caller owner, CustomerId id, String stage, Instant at) {
        moves.movePast(owner, id, new Move(stages.require(owner.tenant(), stage), null), at);
    }

    /**
     * A follow-up with its time.
     *
     * @param nextAt when the next was due; null when none was planned
     */
    public record PastFollowUp(
            FollowUpKind kind, String text, Instant at, @Nullable Instant nextAt) {}
}
