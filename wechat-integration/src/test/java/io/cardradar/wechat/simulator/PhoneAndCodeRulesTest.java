package io.cardradar.wechat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;

import io.cardradar.wechat.simulator.api.SimulatedApp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Duration;

import javax.imageio.ImageIO;

class PhoneAndCodeRulesTest extends WithSimulator {

    @Test
    void givesThePhoneNumberOnceWithAWatermark() {
        simulator.world().phones().set(LI, "13800000001");
        var code = simulator.world().phones().freshCode(LI);

        assertThat(phoneErrcode(OTHER, code)).as("of another app").isEqualTo(40013);
        var reply = phone(APP, code);
        assertThat(reply.path("errcode").asInt(-1)).isZero();
        assertThat(reply.at("/phone_info/phoneNumber").asText()).isEqualTo("13800000001");
        assertThat(reply.at("/phone_info/countryCode").asText()).isEqualTo("86");
        assertThat(reply.at("/phone_info/watermark/appid").asText()).isEqualTo(APP.appId());
        assertThat(phoneErrcode(APP, code)).as("used").isEqualTo(40029);
    }

    @Test
    void doesNotTakeALogInCodeForAPhoneCode() {
        simulator.world().phones().set(LI, "13800000001");

        assertThat(phoneErrcode(APP, simulator.world().logins().freshCode(LI))).isEqualTo(40029);
        var phoneCode = simulator.world().phones().freshCode(LI);
        assertThat(client.login(APP, phoneCode).path("errcode").asInt()).isEqualTo(40029);
        simulator.clock().advance(Duration.ofSeconds(301));
        assertThat(phoneErrcode(APP, phoneCode)).as("too old").isEqualTo(40029);
    }

    @Test
    void splitsANumberFromAbroad() {
        simulator.world().phones().set(LI, "+85261234567");

        var reply = phone(APP, simulator.world().phones().freshCode(LI));

        assertThat(reply.at("/phone_info/countryCode").asText()).isEqualTo("852");
        assertThat(reply.at("/phone_info/purePhoneNumber").asText()).isEqualTo("61234567");
    }

    @Test
    void drawsACodeThatScannersRead() throws Exception {
        var image = code(APP, "{\"scene\":\"c=Ab1_-~\",\"page\":\"pages/card/index\"}");

        assertThat(image.getWidth()).isEqualTo(430);
        assertThat(scan(image)).isEqualTo("pages/card/index?scene=c=Ab1_-~");
    }

    @Test
    void obeysWidthAndColor() throws Exception {
        var body =
                """
                {"scene":"abc","page":"pages/card/index","width":1280,"auto_color":false,
                 "line_color":{"r":"200","g":"0","b":0}}
                """;

        var image = code(APP, body);

        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(scan(image)).isEqualTo("pages/card/index?scene=abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"客户", "a b", "a\\\"b", "a%20", "<x>", "a|b", "a^"})
    void refusesOtherCharactersInAScene(String scene) {
        assertThat(codeErrcode(APP, "{\"scene\":\"%s\"}".formatted(scene))).isEqualTo(40129);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40169 | {}",
                "40169 | {\"scene\":\"123456789012345678901234567890123\"}",
                "41030 | {\"scene\":\"a\",\"page\":\"/pages/home/index\"}",
                "41030 | {\"scene\":\"a\",\"page\":\"pages/home/index?a=1\"}",
                "41030 | {\"scene\":\"a\",\"page\":\"pages/unpublished\"}",
                "40097 | {\"scene\":\"a\",\"width\":279}",
                "40097 | {\"scene\":\"a\",\"width\":1281}",
                "40097 | {\"scene\":\"a\",\"env_version\":\"beta\"}",
                "47001 | {\"scene\":",
            })
    void refusesWhatWeChatRefuses(int errcode, String body) {
        assertThat(codeErrcode(OTHER, body)).isEqualTo(errcode);
    }

    @Test
    void drawsAnUnpublishedPageWhenToldNotToCheck() throws Exception {
        var image = code(OTHER, "{\"scene\":\"a\",\"page\":\"pages/new\",\"check_path\":false}");

        assertThat(scan(image)).isEqualTo("pages/new?scene=a");
    }

    private JsonNode phone(SimulatedApp app, String code) {
        var path = "/wxa/business/getuserphonenumber?access_token=" + token(app);
        return client.post(path, "{\"code\":\"" + code + "\"}");
    }

    private int phoneErrcode(SimulatedApp app, String code) {
        return phone(app, code).path("errcode").asInt();
    }

    private int codeErrcode(SimulatedApp app, String body) {
        return client.post("/wxa/getwxacodeunlimit?access_token=" + token(app), body)
                .path("errcode")
                .asInt();
    }

    private BufferedImage code(SimulatedApp app, String body) throws Exception {
        var reply = client.send("POST", "/wxa/getwxacodeunlimit?access_token=" + token(app), body);
        assertThat(reply.headers().firstValue("Content-Type")).contains("image/jpeg");
        return ImageIO.read(new ByteArrayInputStream(reply.body()));
    }

    private String token(SimulatedApp app) {
        return client.stableToken(app, false).path("access_token").asText();
    }

    private static String scan(BufferedImage image) throws Exception {
        int width = image.getWidth();
        var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        var source = new RGBLuminanceSource(width, image.getHeight(), pixels);
        var bitmap = new BinaryBitmap(new HybridBinarizer(source));
        return new MultiFormatReader().decode(bitmap).getText();
    }
}
