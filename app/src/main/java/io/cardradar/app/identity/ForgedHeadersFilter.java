package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Refuses, on every path, what claims to come from WeChat's cloud hosting where the service does
 * not run there: an attempt, or a service that was moved and is set up wrongly. Both must be seen.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ForgedHeadersFilter implements Ordered {
    private final CloudRun cloudRun;

    ForgedHeadersFilter(CloudRun cloudRun) {
        this.cloudRun = cloudRun;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void refuse(HttpRequest<?> request) {
        if (cloudRun.isForged(request.getHeaders())) {
            throw new Problem.Invalid(
                    "request.untrusted_headers",
                    "X-WX-* headers are for WeChat's cloud hosting, where this service does not"
                            + " run");
        }
    }
}
