package io.cardradar.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One thing that happens. The numbers say to whom and how much, by whatever there is then: any
 * prefix of a life is a life.
 */
record Step(Kind kind, int who, int what, int much) {
    /** What may happen, the frequent more than once. */
    enum Kind {
        /** Visitors do something; their phones keep it. */
        ACT(14),
        /** A phone sends the oldest that it has. */
        SEND(8),
        /** As SEND, but the answer is lost: the phone keeps it, to send it again. */
        SEND_IN_VAIN(3),
        /** A phone sends what it has sent before, mixed with what is new, out of order. */
        RESEND(4),
        /** A phone sends one batch over several connections at once. */
        SEND_AT_ONCE(2),
        /** A batch has an event that breaks a rule; the rest counts. */
        SEND_WITH_REFUSED(2),
        /** An employee looks at a card. */
        EMPLOYEE_ACTS(2),
        /** A visitor gives a phone number. */
        EXCHANGE(1),
        /** A stay that was sent goes on. */
        STAY_LONGER(Features.STAYS ? 4 : 0),
        /** A manager says that two are one. */
        STITCH(Features.STITCHING ? 3 : 0),
        /** A manager takes it back. */
        UNDO(Features.STITCHING ? 2 : 0),
        /** The transaction that projects events is rolled back, once or twice. */
        ROLL_BACK(2),
        /** All that is to follow has followed, and is looked at. */
        LOOK(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    static List<Step> life(long seed, int length) {
        Random random = new Random(seed);
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                kinds.add(kind);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Kind kind = kinds.get(random.nextInt(kinds.size()));
            steps.add(
                    new Step(
                            kind,
                            random.nextInt(1_000),
                            random.nextInt(1_000_000),
                            random.nextInt(1_000)));
        }
        return steps;
    }

    @Override
    public String toString() {
        return kind + "(" + who + ", " + what + ", " + much + ")";
    }
}
