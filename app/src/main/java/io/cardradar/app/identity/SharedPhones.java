package io.cardradar.app.identity;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.EmployeeId;
import io.cardradar.kernel.Outbox;
import io.cardradar.kernel.Phone;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Secrets;
import io.cardradar.wechat.PhoneNumber;
import io.cardradar.wechat.WeChat;
import io.cardradar.wechat.WeChatApp;
import io.cardradar.wechat.crypto.EncryptedUserInfo;
import io.cardradar.wechat.crypto.UntrustedMessageException;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The phone numbers that visitors share through WeChat. */
@Singleton
public class SharedPhones {
    /** As long as WeChat's codes live: older data may be a replay. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final WeChatApps apps;
    private final WeChat weChat;
    private final Principals principals;
    private final Secrets secrets;
    private final Outbox outbox;
    private final Clock clock;

    SharedPhones(
            WeChatApps apps,
            WeChat weChat,
            Principals principals,
            Secrets secrets,
            Outbox outbox,
            Clock clock) {
        this.apps = apps;
        this.weChat = weChat;
        this.principals = principals;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The number that the caller has agreed to share, as {@link Phone#normalised}. May take as long
     * as WeChat takes: not for a transaction.
     *
     * @throws Problem.Invalid {@code wechat.bad_phone_data} when encrypted data is not this
     *     caller's, not of this app, or old: log in again and ask the user again
     */
    public String read(Caller caller, PhoneProof proof) {
        if (caller.appId() == null) {
            throw new Problem.Forbidden(
                    "wechat.no_app", "Only a user of the mini-program can share a phone number");
        }
        WeChatApp app = apps.get(caller.appId());
        PhoneNumber phone =
                switch (proof) {
                    case PhoneProof.ByCode(String code) -> weChat.phoneNumber(app, code);
                    case PhoneProof.Encrypted(EncryptedUserInfo info) -> opened(caller, app, info);
                };
        return Phone.normalised(phone.international());
    }

    /** Tells everybody whom it concerns. Must run inside the transaction of the fact. */
    public void share(Caller visitor, EmployeeId with, String phone) {
        String sealed = Base64.getEncoder().encodeToString(secrets.encrypt(phone));
        PhoneShared shared = new PhoneShared(visitor.id(), with.value(), sealed, clock.instant());
        outbox.add(visitor.tenant(), PhoneShared.TOPIC, shared);
    }

    /** The number inside a message. */
    public String phoneOf(PhoneShared shared) {
        return secrets.decrypt(Base64.getDecoder().decode(shared.phone()));
    }

    private PhoneNumber opened(Caller caller, WeChatApp app, EncryptedUserInfo info) {
        String sessionKey =
                principals.sessionKey(caller, app.appId()).orElseThrow(SharedPhones::bad);
        try {
            EncryptedUserInfo.Opened opened = info.open(sessionKey, app.appId());
            Instant now = clock.instant();
            if (opened.encryptedAt().isBefore(now.minus(FRESH))
                    || opened.encryptedAt().isAfter(now.plus(FRESH))) {
                throw bad();
            }
            return opened.phoneNumber();
        } catch (UntrustedMessageException e) {
            throw bad();
        }
    }

    private static Problem bad() {
        return new Problem.Invalid(
                "wechat.bad_phone_data",
                "The encrypted phone number cannot be trusted: call wx.login and ask again");
    }
}
