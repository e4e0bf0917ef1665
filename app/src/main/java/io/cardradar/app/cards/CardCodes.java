package io.cardradar.app.cards;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.CodeRequest;
import io.cardradar.wechat.WeChat;

import jakarta.inject.Singleton;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * The mini-program codes (小程序码) of cards: asked of WeChat once, then kept. WeChat is never asked
 * inside a transaction, which would hold a connection as long as WeChat likes.
 */
@Singleton
class CardCodes {
    private final CodeRepository codes;
    private final Shares shares;
    private final WeChatApps apps;
    private final WeChat weChat;
    private final MiniProgramSettings miniProgram;
    private final Clock clock;

    CardCodes(
            CodeRepository codes,
            Shares shares,
            WeChatApps apps,
            WeChat weChat,
            MiniProgramSettings miniProgram,
            Clock clock) {
        this.codes = codes;
        this.shares = shares;
        this.apps = apps;
        this.weChat = weChat;
        this.miniProgram = miniProgram;
        this.clock = clock;
    }

    /**
     * The code that opens the card for ever, as a share by its owner.
     *
     * @param width pixels of each side, 280 to 1280
     */
    BufferedImage code(TenantId tenant, PublishedCard card, int width) {
        CodeSize size = CodeSize.covering(width);
        String scene = shares.permanentToken(tenant, card);
        byte[] png =
                codes.find(tenant, card.id(), scene, size.pixels())
                        .map(CodeRow::image)
                        .orElseGet(() -> fetch(tenant, card, scene, size));
        return Png.square(decode(png), width);
    }

    private byte[] fetch(TenantId tenant, PublishedCard card, String scene, CodeSize size) {
        CodeRequest request =
                new CodeRequest(
                        scene,
                        miniProgram.cardPage(),
                        size.pixels(),
                        miniProgram.checkPath(),
                        miniProgram.version());
        byte[] answered = weChat.unlimitedCode(apps.of(tenant), request);
        byte[] png = reencode(answered);
        codes.keep(new CodeRow(tenant, card.id(), scene, size.pixels(), png, clock.instant()));
        return png;
    }

    /** WeChat answers JPEG; a code has few colours and sharp edges, and our address says PNG. */
    private static byte[] reencode(byte[] answered) {
        try {
            return Png.write(Png.read(answered));
        } catch (IOException e) {
            throw new Problem.Upstream(
                    "wechat.bad_image", "WeChat answered an image that cannot be read", e);
        }
    }

    private static BufferedImage decode(byte[] png) {
        try {
            return Png.read(png);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored code cannot be read", e);
        }
    }
}
