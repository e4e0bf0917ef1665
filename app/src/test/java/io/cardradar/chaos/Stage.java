package io.cardradar.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a scenario plays on, and what it has to tell afterwards. */
final class Stage {
    private final Stack stack;
    private final Making making;
    private final Ledger ledger;
    private final Load load;
    private final ChaosSettings settings;
    private final Random random;
    private final List<String> notes = new ArrayList<>();
    private Duration longestRecovery = Duration.ZERO;
    private long recoverySince = System.nanoTime();
    private int faults;

    Stage(Stack stack, Making making, Ledger ledger, Load load, ChaosSettings settings) {
        this.stack = stack;
        this.making = making;
        this.ledger = ledger;
        this.load = load;
        this.settings = settings;
        this.random = new Random(settings.seed());
    }

    Stack stack() {
        return stack;
    }

    Making making() {
        return making;
    }

    Ledger ledger() {
        return ledger;
    }

    Load load() {
        return load;
    }

    ChaosSettings settings() {
        return settings;
    }

    /** Some load without a fault. */
    void calm() {
        Pauses.sleep(settings.calm());
    }

    void pauseAtRandom(int leastMs, int mostMs) {
        Pauses.sleep(Duration.ofMillis(leastMs + random.nextInt(mostMs - leastMs)));
    }

    /** The moment from which on the service is to recover by itself. */
    void recoveryBegins() {
        recoverySince = System.nanoTime();
    }

    /** One fault more has been survived, if something is acknowledged from now on. */
    void awaitRecovery() {
        faults++;
        Duration recovery = load.awaitReceipt(recoverySince, Duration.ofMinutes(2));
        longestRecovery = recovery.compareTo(longestRecovery) > 0 ? recovery : longestRecovery;
    }

    void note(String format, Object... arguments) {
        String note = String.format(Locale.ROOT, format, arguments);
        notes.add(note);
        System.out.println("    " + note);
    }

    /** Something that must be so. */
    void demand(boolean so, String otherwise) {
        if (!so) {
            System.out.println("    NOT SO: " + otherwise);
            ledger.complain(otherwise);
        }
    }

    List<String> notes() {
        return notes;
    }

    Duration longestRecovery() {
        return longestRecovery;
    }

    int faults() {
        return faults;
    }
}
