package io.cardradar.app.testing;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.embedded.TestStack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A CloudBase environment of a company's mini-program, as the simulator plays it. */
public record TestCloud(String env) {

    /** Opens an environment for a company that has none. */
    public static TestCloud of(TestCompany company) {
        TestCloud cloud = new TestCloud("env-" + UUID.randomUUID());
        control()
                .post(
                        "/_control/cloud/environments",
                        Api.fields("appId", company.appId(), "env", cloud.env))
                .expect(200);
        company.admin()
                .api()
                .patch("/v1/wechat-apps/" + company.appId(), Api.fields("cloudEnv", cloud.env))
                .expect(204);
        return cloud;
    }

    /** Writes a document as a mini-program does; answers its id. */
    public String write(String collection, String openid, Map<String, Object> data) {
        return add(
                Api.fields("env", env, "collection", collection, "openId", openid, "data", data));
    }

    /** Writes a document as the console or a function does: it bears nobody's openid. */
    public String writeByConsole(String collection, Map<String, Object> data) {
        return add(Api.fields("env", env, "collection", collection, "data", data));
    }

    /** All documents of a collection. */
    public List<JsonNode> documents(String collection) {
        List<JsonNode> documents = new ArrayList<>();
        control()
                .get("/_control/cloud/documents?env=" + env + "&collection=" + collection)
                .expect(200)
                .json()
                .path("documents")
                .forEach(documents::add);
        return documents;
    }

    /** Lets calls of WeChat go wrong; see the simulator's {@code POST /_control/faults}. */
    public static void fault(Object... fields) {
        control().post("/_control/faults", Api.fields(fields)).expect(200);
    }

    private static String add(Map<String, Object> document) {
        return control()
                .post("/_control/cloud/documents", document)
                .expect(200)
                .json()
                .path("id")
                .asText();
    }

    private static Api control() {
        return new Api(TestStack.simulator(), "");
    }
}
