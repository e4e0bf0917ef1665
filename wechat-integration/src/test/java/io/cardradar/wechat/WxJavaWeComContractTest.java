package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cardradar.wechat.simulator.api.SimulatedAgent;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** WxJava's WeCom as it comes, without anything of ours, against the simulator. */
class WxJavaWeComContractTest extends WithWeChat {

    @BeforeEach
    void addAnApplication() {
        var members = Map.of("LiLei", "13800000001");
        simulator
                .world()
                .weComAgents()
                .add(new SimulatedAgent("ww1", 7, "agent-secret", true, "", members));
    }

    @Test
    void fetchesATokenAndSendsAndLooksUp() throws Exception {
        var service = service("agent-secret");
        var message = WxCpMessage.TEXT().toUser("LiLei|nobody").content("你好").build();

        var sent = service.getMessageService().send(message);

        assertThat(sent.getMsgId()).isNotBlank();
        assertThat(sent.getInvalidUserList()).containsExactly("nobody");
        assertThat(service.getUserService().getUserId("13800000001")).isEqualTo("LiLei");
    }

    @Test
    void replacesATokenThatWeComHasEnded() throws Exception {
        var service = service("agent-secret");
        service.getUserService().getUserId("13800000001");
        simulator.world().weComAgents().kill("ww1", 7);

        assertThat(service.getUserService().getUserId("13800000001")).isEqualTo("LiLei");
    }

    @Test
    void reportsErrors() {
        var service = service("agent-secret");
        var stranger = WxCpMessage.TEXT().toUser("nobody").content("x").build();

        assertThat(errcode(() -> service("wrong").getAccessToken())).isEqualTo(40001);
        assertThat(errcode(() -> service.getMessageService().send(stranger))).isEqualTo(81013);
        assertThat(errcode(() -> service.getUserService().getUserId("1"))).isEqualTo(46004);
    }

    private WxCpService service(String secret) {
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId("ww1");
        config.setCorpSecret(secret);
        config.setAgentId(7);
        config.setBaseApiUrl(simulator.uri().toString());
        var service = new WxCpServiceImpl();
        service.setWxCpConfigStorage(config);
        return service;
    }

    private static int errcode(ThrowingCallable call) {
        var failure = catchThrowableOfType(WxErrorException.class, call);
        return failure == null ? 0 : failure.getError().getErrorCode();
    }
}
