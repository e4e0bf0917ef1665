package io.cardradar.wechat.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Base64;

/** The values are WeChat's own examples. */
class UserDataTest {

    private static final String RAW_DATA =
            """
            {"nickName":"Band","gender":1,"language":"zh_CN","city":"Guangzhou",\
            "province":"Guangdong","country":"CN",\
            "avatarUrl":"http://wx.qlogo.cn/mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503\
            Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0"}\
            """;
    private static final String RAW_DATA_SIGNATURE = "75e81ceda165f4ffa64f4068af58c64b8f54b88c";

    private static final String SESSION_KEY = "tiihtNczf5v6AKRyjwEUhQ==";
    private static final EncryptedUserInfo USER =
            new EncryptedUserInfo(
                    "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7f"
                        + "JlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvX"
                        + "vQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6W"
                        + "UfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/"
                        + "r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGv"
                        + "t9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0"
                        + "a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==",
                    "r7BXXKkLb8qrSNn05n0qiA==");

    @Test
    void acceptsTheSignatureOfRawDataAndNoOther() {
        var sessionKey = "HyVFkGl5F5OQWJZZaNzBBg==";

        assertThat(UserDataSignature.matches(RAW_DATA_SIGNATURE, RAW_DATA, sessionKey)).isTrue();
        assertThat(UserDataSignature.matches(RAW_DATA_SIGNATURE, RAW_DATA + " ", sessionKey))
                .isFalse();
        assertThat(UserDataSignature.matches("", RAW_DATA, sessionKey)).isFalse();
    }

    @Test
    void opensUserDataForTheAppOfItsWatermark() {
        var opened = USER.open(SESSION_KEY, "wx4f4bc4dec97d474b");

        assertThat(opened.json()).contains("\"openId\":\"oGZUI0egBJY1zhBYw2KhdUfwVJJE\"");
        assertThat(opened.encryptedAt()).isEqualTo("2016-10-24T13:03:07Z");
    }

    @Test
    void refusesUserDataOfAnotherApp() {
        assertThatThrownBy(() -> USER.open(SESSION_KEY, "wxba5fad812f8e6fb9"))
                .isInstanceOf(UntrustedMessageException.class)
                .hasMessage("the watermark names another app");
    }

    @Test
    void refusesUserDataUnderAnotherSessionKeyAndNonsense() {
        var otherKey = Base64.getEncoder().encodeToString(new byte[16]);

        assertUnreadable(USER, otherKey);
        assertUnreadable(USER, "no key");
        assertUnreadable(new EncryptedUserInfo("AAAA", USER.iv()), SESSION_KEY);
        assertUnreadable(new EncryptedUserInfo(USER.encryptedData(), "AAAA"), SESSION_KEY);
    }

    private static void assertUnreadable(EncryptedUserInfo data, String sessionKey) {
        assertThatThrownBy(() -> data.open(sessionKey, "wx4f4bc4dec97d474b"))
                .isInstanceOf(UntrustedMessageException.class)
                .hasMessage("cannot be decrypted");
    }
}
