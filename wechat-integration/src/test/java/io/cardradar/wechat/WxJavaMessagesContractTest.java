package io.cardradar.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaKefuMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage.MsgData;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;

import me.chanjar.weixin.common.error.WxErrorException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** WxJava as it comes against the simulator's endpoints for messages and templates. */
class WxJavaMessagesContractTest extends WithWeChat {
    private static final String TID = "1201";

    private final WxMaService wx = service();

    @Test
    void walksFromTheLibraryToATemplateAndBack() throws Exception {
        var subscribe = wx.getSubscribeService();
        var categories = subscribe.getCategory();
        var ids = categories.stream().map(c -> String.valueOf(c.getId())).toArray(String[]::new);
        var titles = subscribe.getPubTemplateTitleList(ids, 0, 30);
        var keywords = subscribe.getPubTemplateKeyWordsById(TID);

        var id = subscribe.addTemplate(TID, List.of(3, 1), "预约提醒");

        assertThat(titles.getCount()).isEqualTo(titles.getData().size()).isEqualTo(4);
        assertThat(titles.getData()).extracting("title").contains("预约成功通知");
        assertThat(keywords).extracting("rule").contains("time", "name", "thing");
        assertThat(subscribe.getTemplateList())
                .singleElement()
                .satisfies(template -> {
                    assertThat(template.getPriTmplId()).isEqualTo(id);
                    assertThat(template.getContent())
                            .isEqualTo("备注:{{thing3.DATA}}\n预约时间:{{time1.DATA}}\n");
                    assertThat(template.getType()).isEqualTo(2);
                });
        assertThat(subscribe.delTemplate(id)).isTrue();
        assertThat(subscribe.getTemplateList()).isEmpty();
    }

    @Test
    void reportsWhatIsWrongWithATemplate() {
        var subscribe = wx.getSubscribeService();

        assertThat(errcode(() -> subscribe.addTemplate("9", List.of(1, 2), "x"))).isEqualTo(200014);
        assertThat(errcode(() -> subscribe.addTemplate(TID, List.of(1), "x"))).isEqualTo(200020);
        assertThat(errcode(() -> subscribe.addTemplate(TID, List.of(1, 9), "x"))).isEqualTo(200020);
        assertThat(errcode(() -> subscribe.addTemplate(TID, List.of(1, 2), ""))).isEqualTo(200021);
        assertThat(errcode(() -> subscribe.getPubTemplateKeyWordsById("9"))).isEqualTo(200014);
        assertThat(errcode(() -> titles("", 0, 30))).isEqualTo(200018);
        assertThat(errcode(() -> titles("1", 0, 30))).isEqualTo(200019);
        assertThat(errcode(() -> titles("307", -1, 30))).isEqualTo(200016);
        assertThat(errcode(() -> titles("307", 0, 31))).isEqualTo(200017);
        assertThat(errcode(() -> subscribe.delTemplate("none"))).isEqualTo(200002);
    }

    @Test
    void sendsASubscriptionMessageForEachGrant() throws Exception {
        var id = wx.getSubscribeService().addTemplate(TID, List.of(3, 1), "预约提醒");
        simulator.world().subscriptions().answerPopup(LI, List.of(id), true);

        wx.getMsgService().sendSubscribeMsg(message(id, "带上合同", "15:01"));

        assertThat(errcode(() -> wx.getMsgService().sendSubscribeMsg(message(id, "又", "15:01"))))
                .isEqualTo(43101);
        var received = simulator.world().inbox().of(LI);
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().body().at("/data/thing3/value").asText()).isEqualTo("带上合同");
        assertThat(received.getFirst().body().path("lang").asText()).isEqualTo("zh_CN");
    }

    @Test
    void reportsWhatIsWrongWithASubscriptionMessage() throws Exception {
        var id = wx.getSubscribeService().addTemplate(TID, List.of(3, 1), "预约提醒");
        var messages = wx.getMsgService();

        assertThat(errcode(() -> messages.sendSubscribeMsg(message("none", "a", "15:01"))))
                .isEqualTo(40037);
        var failure =
                catchThrowableOfType(
                        WxErrorException.class,
                        () -> messages.sendSubscribeMsg(message(id, "a", "")));
        assertThat(failure.getError().getErrorCode()).isEqualTo(47003);
        assertThat(failure.getError().getJson())
                .contains("argument invalid! data.time1.value is emtpy");
        var nobody = message(id, "a", "15:01").setToUser("");
        assertThat(errcode(() -> messages.sendSubscribeMsg(nobody))).isEqualTo(40003);
    }

    private static WxMaKefuMessage link() {
        return WxMaKefuMessage.newLinkBuilder()
                .toUser(LI.openId())
                .title("官网")
                .description("介绍")
                .url("https://example.com")
                .thumbUrl("https://example.com/a.png")
                .build();
    }

    @Test
    void sendsEveryKindOfCustomerServiceMessageInsideTheWindow() throws Exception {
        var messages = wx.getMsgService();
        var text = WxMaKefuMessage.newTextBuilder().toUser(LI.openId()).content("您好").build();
        assertThat(errcode(() -> messages.sendKefuMsg(text))).isEqualTo(45015);
        simulator.world().serviceMessages().write(LI, "在吗");

        assertThat(messages.sendKefuMsg(text)).isTrue();
        messages.sendKefuMsg(
                WxMaKefuMessage.newImageBuilder().toUser(LI.openId()).mediaId("m-1").build());
        messages.sendKefuMsg(link());
        messages.sendKefuMsg(
                WxMaKefuMessage.newMaPageBuilder()
                        .toUser(LI.openId())
                        .title("名片")
                        .pagePath("pages/card/index?id=1")
                        .thumbMediaId("m-2")
                        .build());
        messages.sendKefuMsg(text);

        assertThat(errcode(() -> messages.sendKefuMsg(text))).isEqualTo(45047);
        assertThat(simulator.world().inbox().of(LI))
                .extracting(received -> received.body().path("msgtype").asText())
                .containsExactly("text", "image", "link", "miniprogrampage", "text");
        simulator.clock().advance(Duration.ofHours(48));
        assertThat(errcode(() -> messages.sendKefuMsg(text))).isEqualTo(45015);
    }

    private void titles(String category, int start, int limit) throws WxErrorException {
        wx.getSubscribeService().getPubTemplateTitleList(new String[] {category}, start, limit);
    }

    private static WxMaSubscribeMessage message(String template, String thing, String time) {
        var message = new WxMaSubscribeMessage();
        message.setToUser(LI.openId());
        message.setTemplateId(template);
        message.setPage("pages/card/index?id=1");
        message.addData(new MsgData("thing3", thing));
        message.addData(new MsgData("time1", time));
        return message;
    }

    private WxMaService service() {
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(APP.appId());
        config.setSecret(APP.secret());
        config.setMsgDataFormat("JSON");
        config.useStableAccessToken(true);
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
