package io.cardradar.app.web;

import io.cardradar.kernel.Tenancy;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;

/** Everything a request does is done within its caller's tenant. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TenancyFilter implements Ordered {
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void scope(HttpRequest<?> request, MutablePropagatedContext context) {
        request.getUserPrincipal(Authentication.class)
                .map(CallerBinder::callerOf)
                .ifPresent(caller -> context.add(Tenancy.element(caller.tenant())));
    }
}
