package io.cardradar.wechat.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MessageSignatureTest {

    private static final String VALID = "f464b24fc39322e44b38aa78f5edd27bd1441696";

    private final MessageSignature signature = new MessageSignature("AAAAA");

    @Test
    void acceptsWeChatsOwnExampleOfAnAddressCheck() {
        assertThat(signature.matches(VALID, "1714036504", "1514711492")).isTrue();
    }

    @Test
    void refusesWhenAnyPartDiffers() {
        assertThat(signature.matches(VALID, "1714036505", "1514711492")).isFalse();
        assertThat(signature.matches(VALID, "1714036504", "1514711493")).isFalse();
        assertThat(signature.matches(VALID.replace('f', 'e'), "1714036504", "1514711492"))
                .isFalse();
        assertThat(new MessageSignature("AAAAB").matches(VALID, "1714036504", "1514711492"))
                .isFalse();
    }

    @Test
    void refusesMissingAndBlankParts() {
        assertThat(signature.matches(null, "1714036504", "1514711492")).isFalse();
        assertThat(signature.matches(VALID, null, "1514711492")).isFalse();
        assertThat(signature.matches(VALID, "1714036504", " ")).isFalse();
        assertThat(signature.matches(signature.sign("", ""), "", "")).isFalse();
        assertThat(signature.matchesEncrypted(signature.sign("1", "2"), "1", "2", null)).isFalse();
    }

    @Test
    void doesNotTakeTheAddressSignatureForAnEncryptedPush() {
        assertThat(signature.matchesEncrypted(VALID, "1714036504", "1514711492", "abc")).isFalse();
    }

    @Test
    void refusesABlankCallbackToken() {
        assertThatThrownBy(() -> new MessageSignature(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
