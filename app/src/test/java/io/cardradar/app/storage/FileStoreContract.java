package io.cardradar.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cardradar.app.testing.TicketUpload;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What every adapter of {@link FileStore} does, tried over real HTTP. */
abstract class FileStoreContract {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long ENOUGH = 1_000_000;
    private static final byte[] BYTES = {0, 1, 2, (byte) 0x80, (byte) 0xff, '\r', '\n', 0};

    /** The store under test. */
    abstract FileStore store();

    /** A company that may keep files; the same each time. */
    abstract TenantId company();

    /** Another one. */
    abstract TenantId otherCompany();

    @Test
    void keepsAFileAsItIs() {
        FileKey key = key();

        store().put(key, "image/png", BYTES);

        assertThat(store().get(key, ENOUGH)).hasValue(BYTES);
        assertThat(store().get(key(), ENOUGH)).as("one that was never put").isEmpty();
    }

    @Test
    void replacesAFile() {
        FileKey key = key();

        store().put(key, "text/plain", text("before, and longer"));
        store().put(key, "image/png", text("after"));

        assertThat(store().get(key, ENOUGH)).hasValue(text("after"));
        assertThat(download(store().link(key, HOUR)).body()).isEqualTo(text("after"));
    }

    @Test
    void deletesAFileForGood() {
        FileKey key = key();
        store().put(key, "image/png", BYTES);
        URI link = store().link(key, HOUR);

        store().delete(key);
        store().delete(key);

        assertThat(store().get(key, ENOUGH)).isEmpty();
        assertThat(download(link).statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void keepsCompaniesApart() {
        FileKey mine = key();
        FileKey theirs = new FileKey(otherCompany(), mine.path());

        store().put(mine, "text/plain", text("mine"));
        assertThat(store().get(theirs, ENOUGH)).isEmpty();
        store().put(theirs, "text/plain", text("theirs"));
        store().delete(theirs);

        assertThat(store().get(mine, ENOUGH)).hasValue(text("mine"));
    }

    @Test
    void keepsAFileBesideOneInAFolderOfItsName() {
        FileKey outer = key();
        FileKey inner = new FileKey(company(), outer.path() + "/inner");

        store().put(outer, "text/plain", text("outer"));
        store().put(inner, "text/plain", text("inner"));

        assertThat(store().get(outer, ENOUGH)).hasValue(text("outer"));
        assertThat(store().get(inner, ENOUGH)).hasValue(text("inner"));
    }

    @Test
    void givesALinkThatAnybodyCanFollow() {
        FileKey key = key();
        store().put(key, "image/png", BYTES);

        HttpResponse<byte[]> answer = download(store().link(key, HOUR));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    }

    @Test
    void refusesALinkThatWouldLiveTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().link(key(), Duration.ofDays(7).plusSeconds(1)));
    }

    @Test
    void takesTheUploadThatATicketAllows() {
        FileKey key = key();
        UploadTicket ticket = store().ticket(key, "image/png", ENOUGH);

        int status = upload(ticket, ticket.fields()).send("photo.png", "image/png", BYTES);

        assertThat(status).isBetween(200, 299);
        assertThat(store().get(key, ENOUGH)).hasValue(BYTES);
        assertThat(download(store().link(key, HOUR)).body()).isEqualTo(BYTES);
    }

    @Test
    void refusesATicketThatWasTamperedWith() {
        FileKey key = key();
        FileKey other = key();
        UploadTicket ticket = store().ticket(key, "image/png", ENOUGH);
        Map<String, String> forged = new HashMap<>(ticket.fields());
        forged.replaceAll((field, value) -> value.replace(key.path(), other.path()));

        int status = upload(ticket, forged).send("photo.png", "image/png", BYTES);

        assertThat(forged).isNotEqualTo(ticket.fields());
        assertThat(status).isBetween(400, 499);
        assertThat(store().get(other, ENOUGH)).isEmpty();
        assertThat(store().get(key, ENOUGH)).isEmpty();
    }

    @Test
    void doesNotLoadMoreThanTheCallerIsReadyToHold() {
        FileKey key = key();
        store().put(key, "image/png", BYTES);

        assertThat(store().get(key, BYTES.length)).hasValue(BYTES);
        assertThatExceptionOfType(Problem.Invalid.class)
                .isThrownBy(() -> store().get(key, BYTES.length - 1))
                .matches(problem -> problem.code().equals("file.too_large"));
    }

    @Test
    void keepsOneOfManyWrittenAtOnceAsAWhole() {
        FileKey key = key();
        List<byte[]> candidates =
                IntStream.range(0, 8).mapToObj(i -> text(("" + i).repeat(50_000))).toList();

        candidates.parallelStream().forEach(bytes -> store().put(key, "text/plain", bytes));

        assertThat(store().get(key, ENOUGH).orElseThrow()).isIn(candidates);
    }

    final FileKey key() {
        return new FileKey(company(), "contract/" + UUID.randomUUID());
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static TicketUpload upload(UploadTicket ticket, Map<String, String> fields) {
        return new TicketUpload(ticket.url(), fields, ticket.fileField());
    }

    static HttpResponse<byte[]> download(URI link) {
        try {
            return HTTP.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
