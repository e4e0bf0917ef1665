package io.cardradar.kernel;

import io.micronaut.data.jdbc.runtime.JdbcOperations;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * One resource for one creating request, however often a client sends it: the first request with an
 * {@code Idempotency-Key} records what it made, in the same transaction, and a later one is given
 * the same.
 */
@Singleton
public class Idempotency {
    private static final int MAX_KEY_LENGTH = 100;

    private final JdbcOperations jdbc;
    private final Clock clock;

    public Idempotency(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The id to answer with. Must run inside the transaction that creates the resource.
     *
     * @param key the header's value; null when the client sent none
     * @param request what is asked for: a repeated key with another request is refused
     * @param create makes the resource and answers its id
     * @throws Problem.Conflict {@code idempotency.key_reused} when the key was used for something
     *     else
     */
    public String once(
            Caller caller, @Nullable String key, Object request, Supplier<String> create) {
        if (key == null) {
            return create.get();
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw new Problem.Invalid(
                    "idempotency.bad_key",
                    "Idempotency-Key must have 1 to " + MAX_KEY_LENGTH + " characters");
        }
        lock(caller, key);
        byte[] hash = hash(request);
        Earlier earlier = find(caller, key);
        if (earlier == null) {
            String id = create.get();
            remember(caller, key, new Earlier(hash, id));
            return id;
        }
        if (!MessageDigest.isEqual(earlier.requestHash, hash)) {
            throw new Problem.Conflict(
                    "idempotency.key_reused",
                    "This Idempotency-Key was sent before with another request");
        }
        return earlier.resourceId;
    }

    /** Two requests with one key at the same time go one after the other. */
    private void lock(Caller caller, String key) {
        jdbc.prepareStatement(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                statement -> {
                    statement.setString(1, caller.tenant() + "/" + caller.id() + "/" + key);
                    return statement.execute();
                });
    }

    private @Nullable Earlier find(Caller caller, String key) {
        return jdbc.prepareStatement(
                """
                SELECT request_hash, resource_id FROM idempotency_key
                WHERE tenant_id = ? AND caller_id = ? AND key = ?\
                """,
                statement -> {
                    statement.setObject(1, caller.tenant().value());
                    statement.setObject(2, caller.id());
                    statement.setString(3, key);
                    ResultSet row = statement.executeQuery();
                    return row.next() ? new Earlier(row.getBytes(1), row.getString(2)) : null;
                });
    }

    private void remember(Caller caller, String key, Earlier made) {
        jdbc.prepareStatement(
                """
                INSERT INTO idempotency_key (tenant_id, caller_id, key, request_hash, resource_id, created_at)
                VALUES (?, ?, ?, ?, ?, ?)\
                """,
                statement -> {
                    statement.setObject(1, caller.tenant().value());
                    statement.setObject(2, caller.id());
                    statement.setString(3, key);
                    statement.setBytes(4, made.requestHash);
                    statement.setString(5, made.resourceId);
                    statement.setTimestamp(6, Timestamp.from(clock.instant()));
                    return statement.executeUpdate();
                });
    }

    private static byte[] hash(Object request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(request.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }

    private record Earlier(byte[] requestHash, String resourceId) {}
}
