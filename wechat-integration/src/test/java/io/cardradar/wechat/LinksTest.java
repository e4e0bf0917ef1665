package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.wechat.link.EnvVersion;
import io.cardradar.wechat.link.KnownLink;
import io.cardradar.wechat.link.LinkTarget;
import io.cardradar.wechat.simulator.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;

class LinksTest extends WithWeChat {

    private static final LinkTarget TARGET =
            new LinkTarget("pages/card/index", "scene=Ab1_-~&n=%E6%9D%8E", EnvVersion.TRIAL);

    @Test
    void makesASchemeAndAUrlLinkAndAShortLink() {
        assertThat(weChat.links().scheme(APP, TARGET, 30)).hasScheme("weixin");
        assertThat(weChat.links().urlLink(APP, TARGET, 30)).hasHost("wxaurl.cn");
        assertThat(weChat.links().shortLink(APP, TARGET, "李雷的名片")).startsWith("#小程序://");
    }

    @Test
    void findsWhatAUrlLinkOpensAndUntilWhen() {
        var link = weChat.links().urlLink(APP, TARGET, 7);

        var known = weChat.links().find(APP, link).orElseThrow();

        assertThat(known.target()).isEqualTo(TARGET);
        assertThat(lifeOf(known)).isEqualTo(Duration.ofDays(7));
        assertThat(weChat.links().find(APP, URI.create("https://wxaurl.cn/nothing"))).isEmpty();
    }

    @Test
    void makesAnotherLinkWhenOnlyTheAnswerWasLost() {
        simulator.faults().inject(Fault.at("/wxa/generate_urllink").dropping().afterTheWork());

        assertThat(failure(() -> weChat.links().urlLink(APP, TARGET, 30)).error())
                .isEqualTo(WeChatError.UNAVAILABLE);
        assertThat(weChat.links().urlLink(APP, TARGET, 30)).hasHost("wxaurl.cn");
    }

    @ParameterizedTest
    @CsvSource({
        "44990, RATE_LIMITED",
        "44993, RATE_LIMITED",
        "85079, APP_MISCONFIGURED",
        "43104, APP_MISCONFIGURED",
        "40165, REQUEST_INVALID"
    })
    void saysWhatAnErrcodeMeans(int errcode, WeChatError meaning) {
        simulator.faults().inject(Fault.at("/wxa/generatescheme").errcode(errcode));

        var failure = failure(() -> weChat.links().scheme(APP, TARGET, 30));

        assertThat(failure.error()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errcode\":0}",
                "{\"errcode\":0,\"openlink\":\"not a link\",\"url_link\":\"not a link\"}",
                "{\"errcode\":0,\"url_link_info\":{\"path\":\"/x\"}}"
            })
    void doesNotTakeNonsenseForALink(String reply) {
        weChat.unlimitedCode(APP, CARD);
        simulator.faults().inject(Fault.at("*").reply(200, reply).times(3));
        var links = weChat.links();

        assertUnavailable(failure(() -> links.scheme(APP, TARGET, 30)));
        assertUnavailable(failure(() -> links.urlLink(APP, TARGET, 30)));
        assertUnavailable(failure(() -> links.find(APP, URI.create("https://wxaurl.cn/x"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31})
    void refusesALifeThatWeChatDoesNotGive(int days) {
        assertThatThrownBy(() -> weChat.links().scheme(APP, TARGET, days))
                .hasMessageStartingWith("days:");
        assertThatThrownBy(() -> weChat.links().urlLink(APP, TARGET, days))
                .hasMessageStartingWith("days:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pages/card/index", "pages/card/index?a=1", "pages/名片", "a b"})
    void refusesAnotherPage(String page) {
        assertThatThrownBy(() -> new LinkTarget(page, "", EnvVersion.RELEASE))
                .hasMessageStartingWith("page:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=李雷", "a b", "a=\"b\"", "a<b", "a^b"})
    void refusesAnotherQuery(String query) {
        assertThatThrownBy(() -> new LinkTarget("pages/card/index", query, EnvVersion.RELEASE))
                .hasMessageStartingWith("query:");
    }

    private static Duration lifeOf(KnownLink link) {
        return Duration.between(link.createdAt(), link.expiresAt());
    }

    private static void assertUnavailable(WeChatException failure) {
        assertThat(failure.error()).as(failure.getMessage()).isEqualTo(WeChatError.UNAVAILABLE);
    }
}
