package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaCodeLineColor;
import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateSchemeRequest;
import cn.binarywang.wx.miniapp.bean.scheme.WxMaGenerateSchemeRequest.JumpWxa;
import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.shortlink.GenerateShortLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.GenerateUrlLinkRequest;
import cn.binarywang.wx.miniapp.bean.urllink.request.QueryUrlLinkRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;

import me.chanjar.weixin.common.error.WxErrorException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** WxJava as it comes, without anything of ours, against every endpoint of the simulator. */
class WxJavaContractTest extends WithWeChat {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetchesAndRenewsBothKindsOfToken(boolean stable) throws Exception {
        var service = service(stable);

        var first = service.getAccessToken();
        assertThat(service.getAccessToken()).isEqualTo(first);
        assertThat(service.getAccessToken(true)).isNotEqualTo(first);
        assertThat(simulator.calls().count(stable ? "/cgi-bin/stable_token" : "/cgi-bin/token"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void replacesATokenThatHasExpiredInTheMiddleOfWork(boolean stable) throws Exception {
        var service = service(stable);
        service.getAccessToken();
        simulator.clock().advance(Duration.ofHours(3)); // WxJava's own clock does not know

        assertThat(code(service, "c=1")).isNotEmpty();
        assertThat(simulator.calls().count("/wxa/getwxacodeunlimit")).isEqualTo(2);
    }

    @Test
    void cannotReplaceAKilledTokenWithoutForce() throws Exception {
        var service = service(true);
        code(service, "c=1");
        simulator.world().tokens().kill(APP.appId());

        assertThat(errcode(() -> code(service, "c=1"))).isEqualTo(40001);
        service.getAccessToken(true);
        assertThat(code(service, "c=1")).isNotEmpty();
    }

    @Test
    void reportsBadCredentialsOfAToken() {
        assertThat(errcode(() -> service("wxnone", "x", true).getAccessToken())).isEqualTo(40013);
        assertThat(errcode(() -> service(APP.appId(), "x", true).getAccessToken()))
                .isEqualTo(40125);
        assertThat(errcode(() -> service(APP.appId(), "x", false).getAccessToken()))
                .isEqualTo(40125);
    }

    @Test
    void logsAUserInAndReportsBadCodes() throws Exception {
        var users = service(true).getUserService();
        simulator.world().logins().script("code-1", LI);

        var session = users.getSessionInfo("code-1");

        assertThat(session.getOpenid()).isEqualTo("openid-li");
        assertThat(session.getUnionid()).isEqualTo("unionid-li");
        assertThat(session.getSessionKey()).isNotBlank();
        assertThat(errcode(() -> users.getSessionInfo("code-1"))).isEqualTo(40163);
        assertThat(errcode(() -> users.getSessionInfo("code-2"))).isEqualTo(40029);
    }

    @Test
    void learnsAPhoneNumberAndReportsBadCodes() throws Exception {
        var users = service(true).getUserService();
        simulator.world().phones().set(LI, "13800000001");
        var code = simulator.world().phones().freshCode(LI);

        var phone = users.getPhoneNumber(code);

        assertThat(phone.getPurePhoneNumber()).isEqualTo("13800000001");
        assertThat(phone.getWatermark().getAppid()).isEqualTo(APP.appId());
        assertThat(errcode(() -> users.getPhoneNumber(code))).isEqualTo(40029);
    }

    @Test
    void fetchesCodesAsBytesAndAsAFile(@TempDir Path folder) throws Exception {
        var service = service(true);

        assertThat(code(service, "c=1")).startsWith(0xff, 0xd8, 0xff);
        var file =
                service.getQrcodeService()
                        .createWxaCodeUnlimit("c=1", "pages/card/index", folder.toString());
        assertThat(Files.readAllBytes(file.toPath())).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void reportsWhatIsWrongWithACode() {
        var service = service(true);

        assertThat(errcode(() -> code(service, "客户"))).as("sent as ??").isZero();
        assertThat(errcode(() -> code(service, "a b"))).isEqualTo(40129);
        assertThat(errcode(() -> code(service, "a".repeat(33)))).isEqualTo(40169);
    }

    @Test
    void drawsCodesOfPaths() throws Exception {
        var codes = service(true).getQrcodeService();

        assertThat(codes.createQrcodeBytes("pages/card/index?a=1", 430))
                .startsWith(0xff, 0xd8, 0xff);
        var black = new WxMaCodeLineColor("0", "0", "0");
        assertThat(
                        codes.createWxaCodeBytes(
                                "pages/card/index?a=1", "release", 430, false, black, true))
                .startsWith(0x89, 'P', 'N', 'G');
        assertThat(errcode(() -> codes.createQrcodeBytes("a".repeat(129), 430))).isEqualTo(40159);
    }

    @Test
    void makesLinksOfEachKind() throws Exception {
        var service = service(true);
        var page = JumpWxa.newBuilder().path("pages/card/index").query("a=1").build();
        var scheme = WxMaGenerateSchemeRequest.newBuilder().jumpWxa(page).build();
        var url = GenerateUrlLinkRequest.builder().path("pages/card/index").build();
        var shortLink =
                GenerateShortLinkRequest.builder()
                        .pageUrl("pages/card/index?a=1")
                        .pageTitle("名片")
                        .build();

        assertThat(service.getWxMaSchemeService().generate(scheme)).startsWith("weixin://");
        var link = service.getLinkService().generateUrlLink(url);
        assertThat(service.getLinkService().generateShortLink(shortLink)).startsWith("#小程序://");
        var query = QueryUrlLinkRequest.builder().urlLink(link).build();
        assertThat(service.getLinkService().queryUrlLink(query).getUrlLinkInfo().getPath())
                .isEqualTo("pages/card/index");
    }

    @Test
    void reportsWhatIsWrongWithALink() {
        var service = service(true);
        var page = JumpWxa.newBuilder().path("/pages/card/index").build();
        var scheme = WxMaGenerateSchemeRequest.newBuilder().jumpWxa(page).build();
        var query = QueryUrlLinkRequest.builder().urlLink("https://wxaurl.cn/x").build();

        assertThat(errcode(() -> service.getWxMaSchemeService().generate(scheme))).isEqualTo(40165);
        assertThat(errcode(() -> service.getLinkService().queryUrlLink(query))).isEqualTo(85403);
    }

    @Test
    void checksATextAndReportsWhatIsWrong() throws Exception {
        login();
        var checks = service(true).getSecurityService();

        assertThat(checks.checkMessage(text("openid-li", "你好")).getResult().getSuggest())
                .isEqualTo("pass");
        var risky = checks.checkMessage(text("openid-li", "赌博"));
        assertThat(risky.getResult().getSuggest()).isEqualTo("risky");
        assertThat(risky.getResult().getLabel()).isEqualTo("20006");
        assertThat(risky.getDetail()).singleElement().matches(d -> d.getErrcode() == 0);
        assertThat(errcode(() -> checks.checkMessage(text("openid-li", "字".repeat(2501)))))
                .isEqualTo(40097);
        assertThat(errcode(() -> checks.checkMessage(text("openid-han", "你好")))).isEqualTo(40003);
        simulator.clock().advance(Duration.ofMinutes(121));
        assertThat(errcode(() -> checks.checkMessage(text("openid-li", "你好")))).isEqualTo(61010);
    }

    @Test
    void asksForACheckOfMediaAndReportsWhatIsWrong() throws Exception {
        login();
        var checks = service(true).getSecurityService();
        var request =
                WxMaMediaSecCheckCheckRequest.builder()
                        .version(2)
                        .openid("openid-li")
                        .scene(1)
                        .mediaType(2)
                        .mediaUrl(simulator.uri().toString());

        assertThat(checks.mediaCheckAsync(request.build()).getTraceId()).isNotBlank();
        assertThat(errcode(() -> checks.mediaCheckAsync(request.mediaType(3).build())))
                .isEqualTo(40004);
        assertThat(errcode(() -> checks.mediaCheckAsync(request.scene(5).build())))
                .isEqualTo(40129);
        assertThat(errcode(() -> checks.mediaCheckAsync("http://example.com", 2)))
                .as("version 1 is no more")
                .isEqualTo(40097);
    }

    private static WxMaMsgSecCheckCheckRequest text(String openId, String content) {
        return WxMaMsgSecCheckCheckRequest.builder()
                .version("2")
                .openid(openId)
                .scene(1)
                .content(content)
                .build();
    }

    private byte[] code(WxMaService service, String scene) throws WxErrorException {
        var black = new WxMaCodeLineColor("0", "0", "0");
        return service.getQrcodeService()
                .createWxaCodeUnlimitBytes(
                        scene, "pages/card/index", true, "release", 430, false, black, false);
    }

    private WxMaService service(boolean stable) {
        return service(APP.appId(), APP.secret(), stable);
    }

    private WxMaService service(String appId, String secret, boolean stable) {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(appId);
        config.setSecret(secret);
        config.setMsgDataFormat("JSON");
        config.useStableAccessToken(stable);
        config.setApiHostUrl(simulator.uri().toString());
        var service = new WxMaServiceImpl();
        service.setWxMaConfig(config);
        return service;
    }

    private static int errcode(ThrowingCallable call) {
        var failure = catchThrowableOfType(WxErrorException.class, call);
        return failure == null ? 0 : failure.getError().getErrorCode();
    }
}
