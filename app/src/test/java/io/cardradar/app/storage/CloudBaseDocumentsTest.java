package io.cardradar.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.TestCloud;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** Two companies share one mini-program, and so one environment. */
class CloudBaseDocumentsTest extends DocumentStoreContract {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final TestCompany other = service.newCompany();
    private final TestCloud cloud = TestCloud.of(company);

    CloudBaseDocumentsTest() {
        service.bean(WeChatApps.class).share(company.appId(), other.tenant());
    }

    @Override
    DocumentStore store() {
        return service.bean(CloudBaseDocuments.class);
    }

    @Override
    TenantId company() {
        return company.tenant();
    }

    @Override
    TenantId otherCompany() {
        return other.tenant();
    }

    @Test
    void tellsMiniProgramsWhoseADocumentIs() {
        store().put(new DocumentKey(company.tenant(), "notes", "1"), Map.of("a", "x"));

        assertThat(cloud.documents("notes"))
                .singleElement()
                .matches(
                        note -> note.path("companyId").asText().equals(company.tenant().toString()))
                .matches(note -> note.path("id").asText().equals("1"))
                .matches(note -> note.path("a").asText().equals("x"));
    }

    @Test
    void writesToEveryEnvironmentOfACompany() {
        TestCompany own = service.newCompany();
        TestCloud ofItsOwn = TestCloud.of(own);
        service.bean(WeChatApps.class).share(company.appId(), own.tenant());

        store().put(new DocumentKey(own.tenant(), "everywhere", "1"), Map.of("a", "x"));

        assertThat(ofItsOwn.documents("everywhere")).hasSize(1);
        assertThat(cloud.documents("everywhere")).hasSize(1);
    }

    @Test
    void saysWhenThereIsNoEnvironmentAndWhenItIsAway() {
        DocumentKey none = new DocumentKey(service.newCompany().tenant(), "notes", "1");
        DocumentKey away = new DocumentKey(company.tenant(), "notes", "1");
        CloudBaseDocuments broken = service.bean(CloudBaseDocuments.class);

        assertThatExceptionOfType(Problem.Conflict.class)
                .isThrownBy(() -> broken.put(none, Map.of()))
                .matches(problem -> problem.code().equals("storage.no_environment"));
        TestCloud.fault("path", "/tcb/databaseupdate", "status", 502, "count", 1);
        assertThatExceptionOfType(Problem.Upstream.class)
                .isThrownBy(() -> broken.put(away, Map.of("a", "x")))
                .matches(problem -> problem.code().equals("storage.unavailable"));
    }
}
