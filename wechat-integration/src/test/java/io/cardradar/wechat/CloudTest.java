package io.cardradar.wechat;

import static io.cardradar.wechat.cloudbase.Filter.Operator.AT_LEAST;
import static io.cardradar.wechat.cloudbase.Filter.Operator.GREATER;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.wechat.cloudbase.Aggregation;
import io.cardradar.wechat.cloudbase.Aggregation.Figure;
import io.cardradar.wechat.cloudbase.Filter;
import io.cardradar.wechat.cloudbase.Query;
import io.cardradar.wechat.simulator.Fault;
import io.cardradar.wechat.simulator.api.CloudEnvironment;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class CloudTest extends WithWeChat {
    private static final CloudEnv ENV = new CloudEnv(APP, "env-one");
    private static final CloudEnv OTHER = new CloudEnv(APP, "env-two");
    private static final byte[] HELLO = "hello\r\n--x\r\n".getBytes(StandardCharsets.UTF_8);

    private static final CloudEnvironment.File FILE =
            new CloudEnvironment.File("text/plain", HELLO);

    private final CloudEnvironment environment =
            simulator.world().clouds().open(APP.appId(), ENV.id());
    private final CloudFiles files = weChat.cloud().files();
    private final CloudDocuments documents = weChat.cloud().documents();

    @BeforeEach
    void open() {
        simulator.world().clouds().open(APP.appId(), OTHER.id());
        documents.createCollection(ENV, "notes");
    }

    @Test
    void uploadsAFileLinksItAndDeletesIt() {
        var id = files.upload(ENV, "a/b.bin", "application/octet-stream", HELLO);

        var links = files.links(ENV, List.of(id, id + "x"), Duration.ofMinutes(1));
        assertThat(links).containsOnlyKeys(id);
        var link = links.values().iterator().next();
        assertThat(files.download(link, 1_000))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(HELLO));
        assertThat(files.download(link, 4)).hasValueSatisfying(b -> assertThat(b).hasSize(5));
        simulator.clock().advance(Duration.ofMinutes(1));
        assertThat(failure(() -> files.download(link, 1_000)).error())
                .isEqualTo(WeChatError.UNAVAILABLE);
        files.delete(ENV, List.of(id));
        files.delete(ENV, List.of(id));
        assertThat(files.links(ENV, List.of(id), Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void asksForMoreFilesThanOneCallMayNameInSeveral() {
        var ids = IntStream.range(0, 120).mapToObj(i -> environment.fileId("f" + i)).toList();
        ids.forEach(id -> environment.files().put("f" + ids.indexOf(id), FILE));

        assertThat(files.links(ENV, ids, Duration.ofHours(1))).hasSize(120);
        files.delete(ENV, ids);

        assertThat(environment.files()).isEmpty();
        assertThat(simulator.calls().count("/tcb/batchdeletefile")).isEqualTo(3);
    }

    @Test
    void saysUntilWhenAFormIsGood() {
        var form = files.form(ENV, "a.txt");

        assertThat(form.expiresAt()).isAfter(simulator.clock().instant());
        assertThat(form.fields().keySet())
                .containsExactly("key", "Signature", "x-cos-security-token", "x-cos-meta-fileid");
        assertThat(form.toString()).doesNotContain("q-sign");
    }

    @Test
    void mayUploadAgainWhenTheAnswerWasLost() {
        simulator.faults().inject(Fault.at("/cos/upload").dropping().afterTheWork());

        var lost = failure(() -> files.upload(ENV, "a.txt", "text/plain", HELLO));

        assertThat(lost.error()).isEqualTo(WeChatError.UNAVAILABLE);
        files.upload(ENV, "a.txt", "text/plain", HELLO);
        assertThat(environment.files()).containsOnlyKeys("a.txt");
    }

    @Test
    void keepsWhatADocumentHolds() {
        Map<String, Object> note =
                Map.of(
                        "text",
                        "客户 \"quoted\" \\ \u2028 😀 \n\t",
                        "number",
                        12.5,
                        "whole",
                        7,
                        "truth",
                        true,
                        "at",
                        Instant.ofEpochMilli(1_700_000_000_123L),
                        "list",
                        List.of("a", 1),
                        "nested",
                        Map.of("deep", Map.of("er", "x")));

        documents.set(ENV, "notes", "n'1", note);

        var found = documents.find(ENV, Query.of("notes").where(Filter.equal("_id", "n'1")));
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.page().getFirst()).containsAllEntriesOf(note).containsEntry("_id", "n'1");
    }

    @Test
    void findsByComparisonInOrderAndPages() {
        var added = new ArrayList<Map<String, Object>>();
        IntStream.range(0, 25).forEach(i -> added.add(Map.of("n", i, "odd", i % 2 == 1)));
        documents.add(ENV, "notes", added);
        var filter =
                Filter.any(
                        Filter.all(Filter.compare("n", AT_LEAST, 20), Filter.equal("odd", true)),
                        Filter.equal("n", 2));
        var query = Query.of("notes").where(filter).orderBy("n", true);

        assertThat(documents.find(ENV, query).page())
                .extracting(note -> note.get("n"))
                .containsExactly(23, 21, 2);
        assertThat(documents.find(ENV, query.page(1, 1)).page())
                .extracting(note -> note.get("n"))
                .containsExactly(21);
        assertThat(documents.find(ENV, query.page(1, 1)).total()).isEqualTo(3);
    }

    @Test
    void sumsByGroup() {
        documents.add(
                ENV, "notes", List.of(Map.of("who", "li", "n", 1), Map.of("who", "li", "n", 4)));
        var sums =
                new Aggregation(
                        "notes",
                        Filter.compare("n", GREATER, 0),
                        "who",
                        List.of(
                                Figure.count("count"),
                                new Figure("total", Aggregation.Reduction.SUM, "n")),
                        10);

        assertThat(documents.aggregate(ENV, sums))
                .containsExactly(Map.of("_id", "li", "count", 2, "total", 5));
    }

    @Test
    void callsTheFunctionOfTheEnvironmentThatItIsTold() {
        environment.functions().put("hi", new CloudEnvironment.Function("1", null));
        var other = simulator.world().clouds().get(OTHER.id());
        other.functions().put("hi", new CloudEnvironment.Function("2", null));
        other.functions().put("bad", new CloudEnvironment.Function("", "broke"));

        assertThat(weChat.cloud().functions().invoke(ENV, "hi", "{}")).isEqualTo("1");
        assertThat(weChat.cloud().functions().invoke(OTHER, "hi", "{}")).isEqualTo("2");
        assertThat(failure(() -> weChat.cloud().functions().invoke(OTHER, "bad", "{}")).error())
                .isEqualTo(WeChatError.FUNCTION_FAILED);
    }

    @Test
    void tellsAMissingCollectionFromAMissingEnvironment() {
        assertThat(failure(() -> documents.count(ENV, Query.of("none"))).error())
                .isEqualTo(WeChatError.COLLECTION_MISSING);
        var unknown = new CloudEnv(APP, "env-none");
        assertThat(failure(() -> documents.count(unknown, Query.of("notes"))).error())
                .isEqualTo(WeChatError.APP_MISCONFIGURED);
    }

    @ParameterizedTest
    @CsvSource({
        "-501001, UNAVAILABLE",
        "-501003, RATE_LIMITED",
        "-501007, REQUEST_INVALID",
        "-502003, APP_MISCONFIGURED",
        "-502005, COLLECTION_MISSING",
        "-503001, UNAVAILABLE",
        "85088, APP_MISCONFIGURED",
        "40101, REQUEST_INVALID"
    })
    void saysWhatAnErrcodeMeans(int errcode, WeChatError meaning) {
        simulator.faults().inject(Fault.at("/tcb/databasecount").errcode(errcode));

        assertThat(failure(() -> documents.count(ENV, Query.of("notes"))).error())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | <html>oops</html>",
                "502 | ''",
                "200 | <html>oops</html>",
                "200 | {}",
                "200 | {\"errcode\":0,\"data\":[]}",
                "200 | {\"errcode\":0,\"pager\":{\"Total\":1},\"data\":[\"nonsense\"]}",
                "200 | []"
            })
    void holdsNonsenseForAnOutage(int status, String body) {
        simulator.faults().inject(Fault.at("/tcb/databasequery").reply(status, body));

        assertThat(failure(() -> documents.find(ENV, Query.of("notes"))).error())
                .isEqualTo(WeChatError.UNAVAILABLE);
    }
}
