package io.cardradar.kernel;

/**
 * A duty that the cluster does again and again. A run may be cut off anywhere, or happen twice,
 * without harm.
 *
 * <p>Every bean of this type is scheduled by the {@code scheduling} package; nothing else needs to
 * be registered.
 */
public interface RecurringJob {
    /** Stable, unique, a verb phrase in kebab case. */
    String name();

    /** When it runs: a Quartz cron expression in UTC. */
    String cron();

    /** Does it once, with no tenant in scope. */
    void run();
}
