package io.cardradar.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

class LocalFileStoreTest extends FileStoreContract {
    private final TestService service = TestService.shared();
    private final TestCompany company = service.newCompany();
    private final TestCompany other = service.newCompany();

    @Override
    FileStore store() {
        return service.bean(LocalFileStore.class);
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
    void refusesMoreBytesThanTheTicketAllows() {
        FileKey key = key();
        UploadTicket ticket = store().ticket(key, "image/png", 10);

        int status = upload(ticket, ticket.fields()).send("a.png", "image/png", new byte[11]);

        assertThat(status).isEqualTo(400);
        assertThat(store().get(key, 100)).isEmpty();
    }

    @Test
    void takesAnUploadOfTenMegabytes() {
        FileKey key = key();
        byte[] large = new byte[10 << 20];
        UploadTicket ticket = store().ticket(key, "image/png", large.length);

        assertThat(upload(ticket, ticket.fields()).send("a.png", "image/png", large))
                .isEqualTo(204);
        assertThat(store().get(key, large.length)).hasValue(large);
    }

    @Test
    void servesWhatUsersUploadedSoThatItNeverRunsAsAPage() {
        FileKey key = key();
        store().put(key, "image/png", text("<script>alert(1)</script>"));

        var headers = download(store().link(key, Duration.ofMinutes(5))).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; sandbox");
    }

    @Test
    void refusesALinkThatIsOverOrForAnotherFile() {
        FileKey key = key();
        FileKey another = key();
        store().put(key, "image/png", text("one"));
        store().put(another, "image/png", text("two"));
        String link = store().link(key, Duration.ofMinutes(5)).toString();

        assertThat(statusOf(link.replace(key.path(), another.path()))).isEqualTo(403);
        assertThat(statusOf(link.replaceFirst("expires=\\d", "expires=9"))).isEqualTo(403);
        assertThat(statusOf(link.replaceFirst(".$", "~"))).isEqualTo(403);
        assertThat(statusOf(store().link(key, Duration.ofSeconds(-1)).toString())).isEqualTo(403);
    }

    @Test
    void refusesATicketThatIsOver() {
        FileKey key = key();
        Clock yesterday = Clock.offset(service.bean(Clock.class), Duration.ofDays(-1));
        UploadTicket old = store(folder(), yesterday).ticket(key, "image/png", 100);
        Map<String, String> prolonged = new HashMap<>(old.fields());
        prolonged.replace("policy", "image/png;100;9999999999");

        assertThat(upload(old, old.fields()).send("a.png", "image/png", text("x"))).isEqualTo(403);
        assertThat(upload(old, prolonged).send("a.png", "image/png", text("x"))).isEqualTo(403);
        prolonged.replace("policy", "image/png");
        assertThat(upload(old, prolonged).send("a.png", "image/png", text("x"))).isEqualTo(403);
    }

    @Test
    void sharesItsFolderWithOtherNodes() {
        FileKey key = key();
        LocalFileStore otherNode = store(folder(), service.bean(Clock.class));

        otherNode.put(key, "image/png", text("from there"));

        assertThat(store().get(key, 100)).hasValue(text("from there"));
        assertThat(download(otherNode.link(key, Duration.ofMinutes(5))).body())
                .isEqualTo(text("from there"));
    }

    @Test
    void leavesNothingUnfinishedAndSaysWhenItsFolderIsAway(@TempDir Path home) throws IOException {
        LocalFileStore store = store(home, service.bean(Clock.class));
        store.put(key(), "image/png", text("x"));
        try (Stream<Path> unfinished = Files.list(home.resolve(".unfinished"))) {
            assertThat(unfinished).isEmpty();
        }

        Path noFolder = Files.createFile(home.resolve("a-file"));
        LocalFileStore broken = store(noFolder, service.bean(Clock.class));

        assertThatExceptionOfType(Problem.Upstream.class)
                .isThrownBy(() -> broken.put(key(), "image/png", text("x")))
                .matches(problem -> problem.code().equals("storage.unavailable"));
    }

    @Test
    void clearsAwayWhatADeadNodeWasWriting(@TempDir Path home) throws IOException {
        Clock clock = service.bean(Clock.class);
        LocalFileStore store = store(home, clock);
        store.put(key(), "image/png", text("x"));
        Path old = Files.createFile(home.resolve(".unfinished/old"));
        Path young = Files.createFile(home.resolve(".unfinished/young"));
        Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofHours(25))));

        new SweepFolderJob(store, clock).run();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    private Path folder() {
        return service.bean(StorageSettings.class).folder();
    }

    private LocalFileStore store(Path folder, Clock clock) {
        StorageSettings settings =
                new StorageSettings("local", folder, URI.create(service.uri().toString()));
        return new LocalFileStore(
                settings,
                new SignedAccess(service.bean(Secrets.class), clock),
                service.bean(PublicAddress.class),
                clock);
    }

    private static int statusOf(String link) {
        return download(URI.create(link)).statusCode();
    }
}
