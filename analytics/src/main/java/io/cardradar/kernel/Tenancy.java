package io.cardradar.kernel;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Whose rows the current work may touch. {@link TenantDataSource} tells the database, whose
 * row-level security enforces it: work that names no tenant sees nothing.
 */
public final class Tenancy {
    /** All tenants: log-ins before the tenant is known, the event writer, jobs. */
    static final String EVERY_TENANT = "*";

    private static final String NO_TENANT = "";

    private Tenancy() {}

    /** Runs the work on the rows of one tenant. */
    public static <T extends @Nullable Object> T of(TenantId tenant, Supplier<T> work) {
        return PropagatedContext.getOrEmpty().plus(element(tenant)).propagate(work);
    }

    /** Runs the work on the rows of one tenant. */
    public static void run(TenantId tenant, Runnable work) {
        PropagatedContext.getOrEmpty().plus(element(tenant)).wrap(work).run();
    }

    /**
     * Runs work that spans tenants. Each call of this is a decision: the database no longer guards
     * it.
     */
    public static <T extends @Nullable Object> T ofAll(Supplier<T> work) {
        return PropagatedContext.getOrEmpty().plus(new Scope(EVERY_TENANT)).propagate(work);
    }

    /** Runs work that spans tenants. */
    public static void runForAll(Runnable work) {
        PropagatedContext.getOrEmpty().plus(new Scope(EVERY_TENANT)).wrap(work).run();
    }

    /** What a request filter adds to the request's context. */
    public static PropagatedContextElement element(TenantId tenant) {
        return new Scope(tenant.toString());
    }

    static String current() {
        // The innermost scope wins: contexts list their elements oldest first.
        return PropagatedContext.find()
                .flatMap(context -> context.findAll(Scope.class).reduce((outer, inner) -> inner))
                .map(Scope::value)
                .orElse(NO_TENANT);
    }

    private record Scope(String value) implements PropagatedContextElement {}
}
