package io.cardradar.app.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;

class DocumentTableTest extends DocumentStoreContract {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final TestCompany other = service.newCompany();

    @Override
    DocumentStore store() {
        return service.bean(DocumentTable.class);
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
    void isTheStoreUnlessTheOperatorSaysOtherwise() {
        assertThat(service.bean(DocumentStore.class)).isInstanceOf(DocumentTable.class);
    }
}
