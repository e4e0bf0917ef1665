package io.cardradar.app.cards;

import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.link.LinkTarget;

import jakarta.inject.Singleton;

/** Asks WeChat for a link to a card. */
@Singleton
class LinkMaker {
    private final WeChat weChat;
    private final MiniProgramSettings miniProgram;

    LinkMaker(WeChat weChat, MiniProgramSettings miniProgram) {
        this.weChat = weChat;
        this.miniProgram = miniProgram;
    }

    String make(WeChatApp app, PublishedCard card, String token, NewLink wanted) {
        LinkTarget target =
                new LinkTarget(miniProgram.cardPage(), "scene=" + token, miniProgram.version());
        int days = Math.toIntExact(wanted.life().toDays());
        return switch (wanted.kind()) {
            case SCHEME -> weChat.links().scheme(app, target, days).toString();
            case URL -> weChat.links().urlLink(app, target, days).toString();
            case SHORT -> weChat.links().shortLink(app, target, card.content().name());
        };
    }
}
