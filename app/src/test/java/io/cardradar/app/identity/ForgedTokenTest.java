package io.cardradar.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Nobody but the service makes an access token. */
class ForgedTokenTest {
    private final TestCompany company = TestService.shared().newCompany();
    private final Api visitor = company.visitor().api();

    @Test
    void signsItsTokens() {
        assertThat(part(0)).contains("\"alg\":\"HS256\"");
        assertThat(visitor.token().split("\\.")).hasSize(3);
    }

    @Test
    void refusesATokenThatSaysItNeedsNoSignature() {
        refused(encoded("{\"alg\":\"none\"}") + "." + encoded(part(1)) + ".");
    }

    @Test
    void refusesATokenWhoseClaimsWereChanged() {
        String promoted = part(1).replace("VISITOR", "ADMIN");
        assertThat(promoted).isNotEqualTo(part(1));
        refused(visitor.token().split("\\.")[0] + "." + encoded(promoted) + "." + signature());
        refused(encoded("{\"alg\":\"none\"}") + "." + encoded(promoted) + ".");
    }

    @Test
    void refusesATokenOfAnotherServicesKey() {
        refused(visitor.token().substring(0, visitor.token().length() - 4) + "AAAA");
    }

    private void refused(String token) {
        TestService.shared().api().as(token).get("/v1/cards?owner=me").expect(401);
    }

    private String signature() {
        String[] parts = visitor.token().split("\\.");
        return parts.length == 3 ? parts[2] : "";
    }

    private String part(int index) {
        byte[] json = Base64.getUrlDecoder().decode(visitor.token().split("\\.")[index]);
        return new String(json, StandardCharsets.UTF_8);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
