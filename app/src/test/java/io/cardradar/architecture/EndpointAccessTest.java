package io.cardradar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Api.Reply;
import io.cardradar.app.testing.Stream;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Caller.Role;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may call what, over real HTTP: {@code endpoint-access.csv} is the whole truth about it, and
 * the running service is held against it.
 */
final class EndpointAccessTest {
    private static final String BROKEN = "500";
    private static final int REFUSED_AS_NOBODY = 401;
    private static final int REFUSED_AS_WRONG_ROLE = 403;

    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final List<EndpointAccess> table = EndpointAccess.table();

    @Test
    void theTableHasEveryRouteAndNoOther() {
        assertThat(table.stream().map(EndpointAccess::route))
                .as("endpoint-access.csv against the routes of the running service")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(routes());
    }

    @Test
    void nobodyWithoutATokenGetsFurtherThanTheTableAllows() {
        List<String> breaches = new ArrayList<>();
        for (EndpointAccess row : table) {
            String answer = answer(row, service.api());
            boolean refused = answer.startsWith(REFUSED_AS_NOBODY + " auth.required");
            if (refused == row.isForAnyone()) {
                breaches.add(row.route() + " without a token: " + answer);
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void everyRoleMayCallWhatTheTableSaysAndNothingElse() {
        Map<Role, Api> callers = callers();
        List<String> breaches = new ArrayList<>();
        for (EndpointAccess row : table) {
            callers.forEach((role, api) -> {
                String answer = answer(row, api);
                boolean refused =
                        answer.startsWith(REFUSED_AS_WRONG_ROLE + " auth.forbidden")
                                || answer.startsWith(REFUSED_AS_NOBODY + " auth.required");
                boolean allowed = row.isForAnyone() || row.callers().contains(role);
                if (refused == allowed || answer.startsWith(BROKEN)) {
                    breaches.add(row.route() + " as " + role + ": " + answer);
                }
            });
        }
        assertThat(breaches).isEmpty();
    }

    private Map<Role, Api> callers() {
        Map<Role, Api> callers = new EnumMap<>(Role.class);
        callers.put(Role.VISITOR, company.visitor().api());
        callers.put(Role.STAFF, company.salesperson().api());
        callers.put(Role.MANAGER, company.manager().api());
        callers.put(Role.ADMIN, company.admin().api());
        return callers;
    }

    /** HEAD follows GET everywhere, and is the framework's. */
    private Set<String> routes() {
        return service.bean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(EndpointAccessTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
    }

    /** Status and problem code of a request that carries nothing but its caller. */
    private static String answer(EndpointAccess row, Api api) {
        if (row.isWebSocket()) {
            return handshake(api);
        }
        Reply reply =
                switch (row.method()) {
                    case "GET" -> api.get(row.concretePath());
                    case "POST" -> api.post(row.concretePath(), "{}");
                    case "PUT" -> api.put(row.concretePath(), "{}");
                    case "PATCH" -> api.patch(row.concretePath(), "{}");
                    case "DELETE" -> api.delete(row.concretePath());
                    default -> throw new AssertionError("No such method: " + row.method());
                };
        boolean problem = reply.header("Content-Type").contains("problem");
        return reply.status() + (problem ? " " + reply.json().path("code").asText() : "");
    }

    /** The client shows the status of a refused handshake and not its body. */
    private static String handshake(Api api) {
        Api withToken = api.token().isEmpty() ? api.as("none") : api;
        try (Stream stream = Stream.open(withToken, "")) {
            return "101";
        } catch (IllegalStateException e) {
            String status = String.valueOf(e.getMessage()).replaceAll("\\D+", "");
            return status + (status.equals("401") ? " auth.required" : " auth.forbidden");
        }
    }
}
