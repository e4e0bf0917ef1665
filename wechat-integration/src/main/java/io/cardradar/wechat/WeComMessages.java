package io.cardradar.wechat;

import io.cardradar.wechat.wecom.WeComAgent;
import io.cardradar.wechat.wecom.WeComMessage;
import io.cardradar.wechat.wecom.WeComMessage.Item;
import io.cardradar.wechat.wecom.WeComMessage.Markdown;
import io.cardradar.wechat.wecom.WeComMessage.MiniProgramNotice;
import io.cardradar.wechat.wecom.WeComMessage.Text;
import io.cardradar.wechat.wecom.WeComMessage.TextCard;

import me.chanjar.weixin.cp.bean.message.WxCpMessage;

import java.time.Duration;
import java.util.LinkedHashMap;

/** Our messages as WxJava writes them. */
final class WeComMessages {

    private static final Duration SHOWN_ONCE_IN = Duration.ofMinutes(30);

    private WeComMessages() {}

    static WxCpMessage toWxJava(WeComAgent agent, String member, WeComMessage message) {
        var wire =
                switch (message) {
                    case Text text -> WxCpMessage.TEXT().content(text.content()).build();
                    case Markdown markdown ->
                            WxCpMessage.MARKDOWN().content(markdown.content()).build();
                    case TextCard card ->
                            WxCpMessage.TEXTCARD()
                                    .title(card.title())
                                    .description(card.description())
                                    .url(card.url().toString())
                                    .build();
                    case MiniProgramNotice notice -> toWxJava(notice);
                };
        wire.setToUser(member);
        wire.setAgentId(agent.agentId());
        wire.setEnableDuplicateCheck(true);
        wire.setDuplicateCheckInterval(Math.toIntExact(SHOWN_ONCE_IN.toSeconds()));
        return wire;
    }

    private static WxCpMessage toWxJava(MiniProgramNotice notice) {
        var lines = new LinkedHashMap<String, String>();
        for (Item item : notice.items()) {
            lines.put(item.key(), item.value());
        }
        return WxCpMessage.newMiniProgramNoticeBuilder()
                .appId(notice.appId())
                .page(notice.page())
                .title(notice.title())
                .description(notice.description())
                .contentItems(lines)
                .emphasisFirstItem(false)
                .build();
    }
}
