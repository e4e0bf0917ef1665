package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.binarywang.wx.miniapp.api.WxMaCloudService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.cloud.WxCloudDatabaseCreateIndexRequest;
import cn.binarywang.wx.miniapp.bean.cloud.WxCloudDatabaseCreateIndexRequest.IndexKey;
import cn.binarywang.wx.miniapp.bean.cloud.request.WxCloudSendSmsV2Request;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;

import io.cardradar.wechat.simulator.api.CloudEnvironment;

import me.chanjar.weixin.common.error.WxErrorException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** WxJava's own cloud service against every {@code /tcb} endpoint of the simulator. */
class WxJavaCloudTest extends WithWeChat {
    private static final String ENV = "env-test";

    private final CloudEnvironment environment = simulator.world().clouds().open(APP.appId(), ENV);
    private final WxMaCloudService cloud = cloud(ENV);

    @Test
    void addsAndFindsDocuments() throws Exception {
        cloud.databaseCollectionAdd("geo");
        var ids =
                cloud.databaseAdd(
                        """
                        db.collection("geo").add({data: [
                            {name: "a", n: 1, due: new Date("2019-09-09"), tags: ["x", "y"]},
                            {name: "b", n: 2, style: {color: "red"}},
                            {name: "c", n: 3}
                        ]})\
                        """);
        assertThat(ids).hasSize(3);

        var page =
                cloud.databaseQuery(
                        "db.collection(\"geo\").where({n: _.gte(2)}).orderBy(\"n\","
                                + " \"desc\").get()");
        assertThat(page.getData()).hasSize(2);
        assertThat(page.getData()[0]).contains("\"name\":\"c\"");
        assertThat(page.getPager().getTotal()).isEqualTo(2);
    }

    @Test
    void changesAndRemovesDocuments() throws Exception {
        cloud.databaseCollectionAdd("geo");
        cloud.databaseAdd("db.collection('geo').add({data: [{name: 'a', n: 1}, {n: 2}, {n: 3}]})");

        var updated =
                cloud.databaseUpdate(
                        "db.collection('geo').where({name: 'a'}).update({data: {n: _.inc(5)}})");
        assertThat(updated.getMatched()).isEqualTo(1);
        assertThat(updated.getModified()).isEqualTo(1);
        assertThat(cloud.databaseCount("db.collection('geo').where({n: 6}).count()")).isEqualTo(1);
        assertThat(cloud.databaseDelete("db.collection('geo').where({n: _.lt(6)}).remove()"))
                .isEqualTo(2);
    }

    @Test
    void takesTheStatementsThatWxJavaWritesItself() throws Exception {
        cloud.databaseCollectionAdd("geo");

        assertThat(cloud.add("geo", List.of(Map.of("n", 1), Map.of("n", 2)))).hasSize(2);
        assertThat(cloud.add("geo", Map.of("n", 3))).isNotBlank();
        var page = cloud.query("geo", "{n: _.gt(1)}", Map.of("n", "desc"), 0, 20);
        assertThat(page.getData()).hasSize(2);
        assertThat(cloud.update("geo", "{n: 3}", "{n: 4}").getModified()).isEqualTo(1);
        assertThat(cloud.count("geo", "{n: 4}")).isEqualTo(1);
        assertThat(cloud.delete("geo", "{n: 4}")).isEqualTo(1);
    }

    @Test
    void groupsAndSums() throws Exception {
        cloud.databaseCollectionAdd("sales");
        cloud.databaseAdd(
                """
                db.collection("sales").add({data: [{who: "li", n: 1}, {who: "li", n: 4}, {who: "wu", n: 2}]})\
                """);

        var sums =
                cloud.databaseAggregate(
                        """
                        db.collection("sales").aggregate().match({n: db.command.gt(0)})
                            .group({_id: "$who", total: $.sum("$n"), mean: $.avg("$n")}).sort({total: -1}).limit(1).end()\
                        """);

        assertThat(sums).hasSize(1);
        assertThat(sums.get(0).getAsString())
                .isEqualTo("{\"_id\":\"li\",\"total\":5,\"mean\":2.5}");
    }

    @Test
    void managesCollectionsAndIndexes() throws Exception {
        cloud.databaseCollectionAdd("geo");
        var unique = new WxCloudDatabaseCreateIndexRequest();
        unique.setName("by_n");
        unique.setUnique(true);
        var key = new IndexKey();
        key.setName("n");
        key.setDirection("1");
        unique.setKeys(List.of(key));

        cloud.updateIndex("geo", List.of(unique), List.of());

        cloud.add("geo", List.of(Map.of("n", 1)));
        assertThat(errcode(() -> cloud.add("geo", List.of(Map.of("n", 1))))).isEqualTo(-502001);
        var listed = cloud.databaseCollectionGet(10L, 0L);
        assertThat(listed.getCollections()).hasSize(1);
        assertThat(listed.getCollections()[0].getIndexCount()).isEqualTo(2);
        cloud.updateIndex("geo", List.of(), List.of("by_n"));
        cloud.databaseCollectionDelete("geo");
        assertThat(errcode(() -> cloud.count("geo", "{}"))).isEqualTo(-502005);
    }

    @Test
    void uploadsByTheFormThatItIsGivenAndDownloadsAndDeletes() throws Exception {
        var form = cloud.uploadFile("a/b.txt");
        assertThat(form.getFileId()).startsWith("cloud://" + ENV + ".").endsWith("/a/b.txt");
        environment.files().put("a/b.txt", file("hello"));

        var links =
                cloud.batchDownloadFile(
                        array(form.getFileId(), "cloud://x/y"), new long[] {60, 60});
        assertThat(links.getFileList().get(0).getDownloadUrl()).startsWith("http://127.0.0.1");
        assertThat(links.getFileList().get(1).getStatus()).isEqualTo(1);

        var deleted = cloud.batchDeleteFile(array(form.getFileId()));
        assertThat(deleted.getFileList().getFirst().getStatus()).isZero();
        assertThat(environment.files()).isEmpty();
    }

    @Test
    void movesCollectionsThroughFiles() throws Exception {
        environment.files().put("in.csv", file("_id,name\n1,\"Li, Lei\"\n2,b"));

        var imported =
                cloud.databaseMigrateQueryInfo(
                        cloud.databaseMigrateImport("c", "in.csv", 2, true, 1));
        assertThat(imported.getStatus()).isEqualTo("success");
        assertThat(imported.getRecordSuccess()).isEqualTo(2);
        var again =
                cloud.databaseMigrateQueryInfo(
                        cloud.databaseMigrateImport("c", "in.csv", 2, false, 1));
        assertThat(again.getRecordFail()).isEqualTo(2);
        cloud.databaseMigrateImport("c", "in.csv", 2, true, 2);

        var exported =
                cloud.databaseMigrateQueryInfo(
                        cloud.databaseMigrateExport(
                                "out.json", 1, "db.collection('c').orderBy('name','asc').get()"));
        assertThat(exported.getFileUrl()).startsWith("http://");
        assertThat(
                        new String(
                                Objects.requireNonNull(environment.files().get("out.json")).bytes(),
                                StandardCharsets.UTF_8))
                .isEqualTo("{\"_id\":\"1\",\"name\":\"Li, Lei\"}\n{\"_id\":\"2\",\"name\":\"b\"}");
    }

    @Test
    void invokesFunctionsAndReportsTheirFailure() throws Exception {
        environment.functions().put("hello", new CloudEnvironment.Function("{\"ok\":true}", null));
        environment.functions().put("broken", new CloudEnvironment.Function("", "it broke"));

        assertThat(cloud.invokeCloudFunction("hello", "{}")).isEqualTo("{\"ok\":true}");
        assertThat(errcode(() -> cloud.invokeCloudFunction("broken", "{}"))).isEqualTo(-504002);
        assertThat(errcode(() -> cloud.invokeCloudFunction("none", "{}"))).isEqualTo(-501000);
    }

    @Test
    void givesKeysAndSendsTextMessages() throws Exception {
        assertThat(cloud.getQcloudToken(1_800).getSecretId()).startsWith("AKID");
        assertThat(errcode(() -> cloud.getQcloudToken(7_201))).isEqualTo(40097);
        var sms =
                WxCloudSendSmsV2Request.builder()
                        .env(ENV)
                        .templateId("844110")
                        .urlLink("https://wxaurl.cn/x")
                        .phoneNumberList(List.of("+8613800000001", "12345"))
                        .build();

        var statuses = cloud.sendSmsV2(sms).getSendStatusList();

        assertThat(statuses)
                .extracting("code")
                .containsExactly("Ok", "InvalidParameterValue.IncorrectPhoneNumber");
    }

    @Test
    void refusesEnvironmentsThatAreNotTheApps() {
        simulator.world().clouds().open("wxother", "env-other");

        assertThat(errcode(() -> cloud("env-other").databaseCollectionAdd("x"))).isEqualTo(-501000);
        simulator.world().clouds().reset();
        assertThat(errcode(() -> cloud.databaseCollectionAdd("x"))).isEqualTo(85088);
        assertThat(errcode(() -> cloud.databaseCount("", "x"))).isEqualTo(40101);
    }

    private WxMaCloudService cloud(String env) {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(APP.appId());
        config.setSecret(APP.secret());
        config.setMsgDataFormat("JSON");
        config.setCloudEnv(env);
        config.setApiHostUrl(simulator.uri().toString());
        var service = new WxMaServiceImpl();
        service.setWxMaConfig(config);
        return service.getCloudService();
    }

    private static CloudEnvironment.File file(String text) {
        return new CloudEnvironment.File("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] array(String... values) {
        return values;
    }

    private static int errcode(ThrowingCallable call) {
        var failure = catchThrowableOfType(WxErrorException.class, call);
        return failure == null ? 0 : failure.getError().getErrorCode();
    }
}
