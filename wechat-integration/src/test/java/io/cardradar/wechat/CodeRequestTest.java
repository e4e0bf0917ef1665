package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cardradar.wechat.link.EnvVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRequestTest {

    @Test
    void acceptsEveryCharacterThatWeChatAllowsInAScene() {
        var allowed = "!#$&'()*+,/:;=?@-._~azAZ09";

        assertThat(CodeRequest.of(allowed, "pages/card/index").scene()).isEqualTo(allowed);
        assertThat(CodeRequest.of("a".repeat(32), "pages/card/index").scene()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "客户", "a b", "a%", "a\"b", "123456789012345678901234567890123"})
    void refusesAnotherScene(String scene) {
        assertThatThrownBy(() -> CodeRequest.of(scene, "pages/card/index"))
                .hasMessageStartingWith("scene:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/pages/card/index", "pages/card/index?a=1", "pages/名片", "a b"})
    void refusesAnotherPage(String page) {
        assertThatThrownBy(() -> CodeRequest.of("a", page)).hasMessageStartingWith("page:");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 279, 1281})
    void refusesAnotherWidth(int width) {
        assertThatThrownBy(() -> new CodeRequest("a", "pages/a", width, true, EnvVersion.RELEASE))
                .hasMessageStartingWith("width:");
    }
}
