package io.cardradar.app.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Passwords of employees: Argon2id, with a lock-out after repeated failures. */
@Singleton
class Passwords {
    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 200;

    private static final int FAILURES_BEFORE_LOCK = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    /** OWASP's first recommendation for Argon2id: 19 MiB, 2 passes, 1 lane. */
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    /** Checked when there is no such log-in, so that the answer takes as long. */
    private static final String NOBODY =
            Password.hash("nobody").addRandomSalt(16).with(ARGON2).getResult();

    private final CredentialRepository credentials;
    private final Clock clock;

    Passwords(CredentialRepository credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Transactional
    void set(TenantId tenant, EmployeeId employee, String password) {
        if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            throw new Problem.Invalid(
                    "auth.weak_password",
                    "A password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
        String hash = Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
        credentials.put(tenant, employee, hash, clock.instant());
    }

    /**
     * Checks a password and counts a failure, which stays counted although the log-in is refused.
     *
     * @throws Problem.Throttled {@code auth.locked} after too many failures
     */
    boolean matches(TenantId tenant, EmployeeId employee, String password) {
        CredentialRow credential = credentials.find(tenant, employee).orElse(null);
        if (credential == null) {
            matchesNobody(password);
            return false;
        }
        refuseWhileLocked(credential);
        if (!Password.check(password, credential.passwordHash()).with(ARGON2)) {
            credentials.countFailure(
                    tenant, employee, FAILURES_BEFORE_LOCK, clock.instant().plus(LOCK));
            return false;
        }
        if (credential.failedAttempts() > 0) {
            credentials.clearFailures(tenant, employee);
        }
        return true;
    }

    /** Spends the time of a check. */
    void matchesNobody(String password) {
        boolean unused = Password.check(password, NOBODY).with(ARGON2);
    }

    private void refuseWhileLocked(CredentialRow credential) {
        Instant until = credential.lockedUntil();
        if (until != null && clock.instant().isBefore(until)) {
            throw new Problem.Throttled(
                    "auth.locked",
                    "Too many wrong passwords; try again later",
                    Duration.between(clock.instant(), until));
        }
    }
}
