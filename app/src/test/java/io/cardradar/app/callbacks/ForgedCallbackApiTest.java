package io.cardradar.app.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.app.testing.Api;
import io.cardradar.app.testing.Eventually;
import io.cardradar.app.testing.TestCompany;
import io.cardradar.app.testing.TestService;
import io.cardradar.app.testing.WeChatPushes;
import io.cardradar.wechat.callback.Push;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What nobody but an attacker, or a broken network, would send. */
class ForgedCallbackApiTest {
    private static final String EVENT =
            """
            {"FromUserName":"o-1","CreateTime":1714112445,"MsgType":"event","Event":"test_recorded","N":%d}\
            """;

    private final TestService service = CallbackService.shared();
    private final RecordingHandler handler = service.bean(RecordingHandler.class);
    private final TestCompany company = service.newCompany();

    @Test
    void givesForgersOneAnswerWhateverTheyGotWrong() {
        WeChatPushes plain = WeChatPushes.plainOf(company);
        WeChatPushes safe = WeChatPushes.encryptedFor(company);
        SignedPost onPlain = SignedPost.now(service, plain);
        SignedPost onSafe = SignedPost.now(service, safe);
        WeChatPushes nobody = new WeChatPushes("wxnobody", plain.token(), null);
        String event = EVENT.formatted(1);

        List<Api.Reply> refused =
                List.of(
                        onPlain.post("signature=0123456789abcdef", event),
                        onPlain.post("", event),
                        onPlain.ago(Duration.ofMinutes(11)).plain(event),
                        onPlain.ago(Duration.ofMinutes(-11)).plain(event),
                        SignedPost.now(service, nobody).plain(event),
                        onSafe.plain(event),
                        onSafe.encrypted(event, plain.appId()),
                        onSafe.ago(Duration.ofMinutes(11)).encrypted(event, safe.appId()),
                        service.api()
                                .get("/wechat/callback/wxnobody?signature=a&timestamp=1&nonce=2"),
                        service.api()
                                .get(
                                        "/wechat/callback/"
                                                + plain.appId()
                                                + "?signature=a&echostr=%3Cb%3E"));

        refused.forEach(reply -> reply.expectProblem(401, "push.not_accepted"));
        assertThat(refused.stream().map(reply -> text(reply)).distinct()).hasSize(1);
        assertThat(handler.of(company.tenant())).isEmpty();
    }

    @Test
    void refusesInPlainModeASecondBodyForOneSignature() {
        SignedPost post = SignedPost.now(service, WeChatPushes.plainOf(company));

        post.plain(EVENT.formatted(1)).expect(200);
        post.plain(EVENT.formatted(1)).expect(200);
        post.plain(EVENT.formatted(2)).expectProblem(401, "push.not_accepted");
        post.withNonce("another").plain(EVENT.formatted(3)).expect(200);

        assertThat(awaitHandled(2))
                .extracting(push -> push.fields().text("N"))
                .containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void saysThatItCannotReadWhatWeChatHasSigned() {
        WeChatPushes safe = WeChatPushes.encryptedFor(company);
        SignedPost plain = SignedPost.now(service, WeChatPushes.plainOf(company));
        String bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><xml><MsgType>&a;</MsgType></xml>";

        plain.plain("").expectProblem(400, "push.malformed");
        plain.plain("{\"MsgType\":").expectProblem(400, "push.malformed");
        plain.plain(bomb).expectProblem(400, "push.malformed");
        plain.plain("[".repeat(50_000)).expectProblem(400, "push.malformed");
        SignedPost.now(service, safe)
                .encrypted(bomb, safe.appId())
                .expectProblem(400, "push.malformed");
    }

    @Test
    void refusesTheGigantic() {
        SignedPost post = SignedPost.now(service, WeChatPushes.plainOf(company));

        post.plain("{\"MsgType\":\"text\",\"Content\":\"" + "x".repeat(140_000) + "\"}")
                .expectProblem(413, "request.too_large");
        post.plain("x".repeat(2_000_000)).expectProblem(413, "request.too_large");
    }

    private static String text(Api.Reply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8);
    }

    private List<Push> awaitHandled(int count) {
        return Eventually.until(
                () -> handler.of(company.tenant()), pushes -> pushes.size() == count);
    }
}
