package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.wechat.simulator.api.SimulatedApp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.stream.IntStream;

class LinkRulesTest extends WithSimulator {

    @Test
    void tellsOfAUrlLinkWhatItOpens() {
        var link =
                call(
                                "generate_urllink",
                                """
                                {"path":"pages/home/index","query":"a=1","is_expire":true,
                                 "expire_type":1,"expire_interval":3,"env_version":"trial"}
                                """)
                        .path("url_link")
                        .asText();

        var info = call("query_urllink", "{\"url_link\":\"" + link + "\"}").path("url_link_info");

        assertThat(link).startsWith("https://wxaurl.cn/");
        assertThat(info.path("appid").asText()).isEqualTo(OTHER.appId());
        assertThat(info.path("path").asText()).isEqualTo("pages/home/index");
        assertThat(info.path("query").asText()).isEqualTo("a=1");
        assertThat(info.path("env_version").asText()).isEqualTo("trial");
        assertThat(info.path("expire_time").asLong() - info.path("create_time").asLong())
                .isEqualTo(Duration.ofDays(3).toSeconds());
    }

    @Test
    void knowsNoUrlLinkOfAnotherApp() {
        var link = call("generate_urllink", "{}").path("url_link").asText();

        var body = "{\"url_link\":\"" + link + "\"}";

        assertThat(call(APP, "query_urllink", body).path("errcode").asInt()).isEqualTo(85403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     | \"path\":\"\"",
                "0     | \"query\":\"a=%E6%9D%8E\"",
                "40165 | \"path\":\"pages/unpublished\"",
                "40165 | \"path\":\"/pages/home/index\"",
                "40165 | \"path\":\"pages/home/index?a=1\"",
                "40212 | \"query\":\"a=李\"",
                "40212 | \"query\":\"a b\"",
                "85402 | \"env_version\":\"beta\"",
            })
    void refusesWhatSchemesAndUrlLinksDoNotOpen(int errcode, String members) {
        assertThat(errcode("generatescheme", "{\"jump_wxa\":{" + members + "}}"))
                .isEqualTo(errcode);
        assertThat(errcode("generate_urllink", "{" + members + "}")).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "30,0", "0,85401", "31,85401", "-1,85401"})
    void letsALinkLiveAtMostThirtyDays(int days, int errcode) {
        var body = "{\"is_expire\":true,\"expire_type\":1,\"expire_interval\":%d}".formatted(days);

        assertThat(errcode("generatescheme", body)).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource({"120,0", "2591000,0", "30,85401", "2592100,85401", "-5,85401"})
    void takesTheEndAsAPointInTime(long seconds, int errcode) {
        long end = simulator.clock().instant().getEpochSecond() + seconds;

        assertThat(errcode("generate_urllink", "{\"is_expire\":true,\"expire_time\":" + end + "}"))
                .isEqualTo(errcode);
    }

    @Test
    void makesAHundredLinksASecond() {
        var codes =
                IntStream.range(0, 300)
                        .mapToObj(i -> errcode("generatescheme", "{}"))
                        .distinct()
                        .toList();

        assertThat(codes).isSubsetOf(0, 44990);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     | {\"page_url\":\"pages/home/index?a=李\",\"page_title\":\"李雷\"}",
                "0     |"
                    + " {\"page_url\":\"pages/home/index\",\"page_title\":\"a\",\"is_permanent\":true}",
                "40066 | {\"page_title\":\"a\"}",
                "40066 | {\"page_url\":\"/pages/home/index\",\"page_title\":\"a\"}",
                "40066 | {\"page_url\":\"pages/unpublished\",\"page_title\":\"a\"}",
                "40225 | {\"page_url\":\"pages/home/index\"}",
            })
    void makesShortLinksOfPublishedPages(int errcode, String body) {
        assertThat(errcode("genwxashortlink", body)).isEqualTo(errcode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wxa/getwxacode", "/cgi-bin/wxaapp/createwxaqrcode"})
    void drawsCodesOfAPathWithItsQuery(String endpoint) {
        var token = "?access_token=" + token(OTHER);
        var image = client.send("POST", endpoint + token, "{\"path\":\"pages/home/index?a=1\"}");
        var longest = endpoint.endsWith("createwxaqrcode") ? 128 : 1024;
        var tooLong = "{\"path\":\"" + "a".repeat(longest + 1) + "\"}";

        assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(errcodeAt(endpoint + token, tooLong)).isEqualTo(40159);
        assertThat(errcodeAt(endpoint + token, "{}")).isEqualTo(40159);
        assertThat(errcodeAt(endpoint + token, "{\"path\":\"pages/x\"}")).isEqualTo(41030);
    }

    private JsonNode call(String endpoint, String body) {
        return call(OTHER, endpoint, body);
    }

    private JsonNode call(SimulatedApp app, String endpoint, String body) {
        return client.post("/wxa/" + endpoint + "?access_token=" + token(app), body);
    }

    private int errcode(String endpoint, String body) {
        return call(endpoint, body).path("errcode").asInt();
    }

    private int errcodeAt(String path, String body) {
        return client.post(path, body).path("errcode").asInt();
    }

    private String token(SimulatedApp app) {
        return client.stableToken(app, false).path("access_token").asText();
    }
}
