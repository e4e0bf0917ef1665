package io.cardradar.app.cards;

import io.cardradar.app.identity.WeChatApps;
import io.cardradar.app.storage.FileKey;
import io.cardradar.app.storage.FileStore;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.CodeRequest;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.micronaut.http.MediaType;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The mini-program codes (小程序码) of cards: asked of WeChat once, then kept as files. Neither is done
 * inside a transaction, which would hold a connection as long as they like.
 */
@Singleton
class CardCodes {
    private static final Logger LOG = LoggerFactory.getLogger(CardCodes.class);

    /** Far more than any code has. */
    private static final long LARGEST_FILE = 4L * 1024 * 1024;

    private final FileStore files;
    private final Shares shares;
    private final WeChatApps apps;
    private final WeChat weChat;
    private final MiniProgramSettings miniProgram;

    CardCodes(
            FileStore files,
            Shares shares,
            WeChatApps apps,
            WeChat weChat,
            MiniProgramSettings miniProgram) {
        this.files = files;
        this.shares = shares;
        this.apps = apps;
        this.weChat = weChat;
        this.miniProgram = miniProgram;
    }

    /**
     * The code that opens the card for ever, as a share by its owner.
     *
     * @param width pixels of each side, 280 to 1280
     */
    BufferedImage code(TenantId tenant, PublishedCard card, int width) {
        CodeSize size = CodeSize.covering(width);
        WeChatApp app = apps.of(tenant);
        CodeRequest request =
                new CodeRequest(
                        shares.permanentToken(tenant, card),
                        miniProgram.cardPage(),
                        size.pixels(),
                        miniProgram.checkPath(),
                        miniProgram.version());
        FileKey key = new FileKey(tenant, "codes/" + card.id() + "/" + name(app, request));
        BufferedImage kept = kept(key);
        return Png.square(kept == null ? fetch(key, app, request) : kept, width);
    }

    private BufferedImage fetch(FileKey key, WeChatApp app, CodeRequest request) {
        BufferedImage image = decode(weChat.unlimitedCode(app, request));
        if (image == null) {
            throw new Problem.Upstream(
                    "wechat.bad_image", "WeChat answered an image that cannot be read", null);
        }
        // WeChat answers JPEG; a code has few colours and sharp edges, and our address says PNG.
        keep(key, image);
        return image;
    }

    private @Nullable BufferedImage kept(FileKey key) {
        try {
            return files.get(key, LARGEST_FILE).map(CardCodes::decode).orElse(null);
        } catch (Problem.Upstream e) {
            return null; // WeChat makes another
        }
    }

    /** Without a store there still are codes, only slower. */
    private void keep(FileKey key, BufferedImage image) {
        try {
            files.put(key, MediaType.IMAGE_PNG, Png.write(image));
        } catch (Problem.Upstream e) {
            LOG.warn("A code could not be kept: {}", e.getMessage());
        }
    }

    /** A file that was cut off is asked for again. */
    private static @Nullable BufferedImage decode(byte[] image) {
        try {
            return Png.read(image);
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Another code, another name: a page that moves must not go on being opened by the codes of
     * before. Hashed, because a share's token is in mixed case, and nobody's to read.
     */
    private static String name(WeChatApp app, CodeRequest request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((app.appId() + " " + request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash) + ".png";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
