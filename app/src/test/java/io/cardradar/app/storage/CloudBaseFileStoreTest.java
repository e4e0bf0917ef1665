package io.cardradar.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.testing.TestCloud;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.WeChat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;

/** Two companies share one mini-program, and so one environment. */
class CloudBaseFileStoreTest extends FileStoreContract {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final TestCompany other = service.newCompany();
    private final CloudBaseFileStore store =
            new CloudBaseFileStore(
                    service.bean(WeChatApps.class),
                    service.bean(WeChat.class),
                    service.bean(Clock.class));

    CloudBaseFileStoreTest() {
        TestCloud.of(company);
        service.bean(WeChatApps.class).share(company.appId(), other.tenant());
    }

    @Override
    FileStore store() {
        return store;
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
    void hasNoLinkToAFileThatIsNotThere() {
        assertThatExceptionOfType(Problem.NotFound.class)
                .isThrownBy(() -> store.link(key(), Duration.ofHours(1)))
                .matches(problem -> problem.code().equals("file.not_found"));
    }

    @Test
    void saysUntilWhenATicketIsGood() {
        UploadTicket ticket = store.ticket(key(), "image/png", 100);

        assertThat(ticket.fileField()).isEqualTo("file");
        assertThat(ticket.expiresAt()).isAfter(service.bean(Clock.class).instant());
    }

    @Test
    void saysWhenTheStorageIsAwayAndPutsAgain() {
        FileKey key = key();
        TestCloud.fault("path", "/cos/upload", "drop", true, "afterWork", true);

        assertThatExceptionOfType(Problem.Upstream.class)
                .isThrownBy(() -> store.put(key, "text/plain", text("x")))
                .matches(problem -> problem.code().equals("storage.unavailable"));
        store.put(key, "text/plain", text("y"));

        assertThat(store.get(key, 100)).hasValue(text("y"));
    }

    @Test
    void needsAnEnvironment() {
        FileKey key = new FileKey(service.newCompany().tenant(), "a");

        assertThatExceptionOfType(Problem.Conflict.class)
                .isThrownBy(() -> store.put(key, "text/plain", text("x")))
                .matches(problem -> problem.code().equals("storage.no_environment"));
    }
}
