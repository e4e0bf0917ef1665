package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.wechat.crypto.EncryptedUserInfo;
import io.cardradar.wechat.crypto.UntrustedMessageException;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The group chats in which visitors open the mini-program. WeChat names them to the user's own
 * session only, encrypted.
 */
@Singleton
public class EnteredGroups {
    /** As for shared phone numbers: older data may be a replay. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** {@code wx.getShareInfo} and {@code wx.getGroupEnterInfo} spell it differently. */
    private static final List<String> NAMES = List.of("openGId", "opengid");

    private static final int KEY_BYTES = 16;

    private final Principals principals;
    private final Secrets secrets;
    private final Clock clock;

    EnteredGroups(Principals principals, Secrets secrets, Clock clock) {
        this.principals = principals;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Names the group chat: always the same for one group and mini-program, and of no use outside,
     * since who is in a group can be learnt by its id.
     *
     * @return 32 hexadecimal digits
     * @throws Problem.Invalid {@code wechat.bad_group_data} when the data is not this caller's, not
     *     of this app, or old
     */
    public String read(Caller caller, EncryptedUserInfo info) {
        String appId = caller.appId();
        if (appId == null) {
            throw bad();
        }
        String sessionKey = principals.sessionKey(caller, appId).orElseThrow(EnteredGroups::bad);
        try {
            EncryptedUserInfo.Opened opened = info.open(sessionKey, appId);
            if (Duration.between(opened.encryptedAt(), now()).abs().compareTo(FRESH) > 0) {
                throw bad();
            }
            return keyOf(caller, appId, groupId(opened));
        } catch (UntrustedMessageException e) {
            throw bad();
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static String groupId(EncryptedUserInfo.Opened opened) {
        return NAMES.stream()
                .map(name -> opened.fields().path(name).asText(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow(EnteredGroups::bad);
    }

    private String keyOf(Caller caller, String appId, String groupId) {
        byte[] hash =
                secrets.lookupHash(
                        "group " + caller.tenant().value() + " " + appId + " " + groupId);
        return HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_BYTES));
    }

    private static Problem bad() {
        return new Problem.Invalid(
                "wechat.bad_group_data",
                "The encrypted group cannot be trusted: call wx.login and ask WeChat again");
    }
}
