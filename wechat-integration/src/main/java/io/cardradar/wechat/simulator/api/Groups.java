package io.cardradar.wechat.simulator.api;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Group chats in which mini-programs are opened; WeChat names them to the user's session only. */
public final class Groups {

    private final Logins logins;
    private final Clock clock;

    Groups(Logins logins, Clock clock) {
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * What {@code wx.getShareInfo} gives to a user who opens a shared page in a group chat.
     *
     * @param openGId names the group to this app
     */
    public Ciphertext encrypted(User user, String openGId) {
        var info = new LinkedHashMap<String, Object>();
        info.put("openGId", openGId);
        info.put(
                "watermark",
                Map.of("timestamp", clock.instant().getEpochSecond(), "appid", user.appId()));
        return Ciphertext.of(info, logins.sessionKeyOf(user));
    }
}
