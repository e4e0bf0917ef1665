package io.cardradar.app.identity;

import io.cardradar.wechat.crypto.EncryptedUserInfo;

/** How a mini-program shows that its user agreed to share the phone number. */
public sealed interface PhoneProof {
    /**
     * What the phone number button gives today.
     *
     * @param code single use, lives five minutes
     */
    record ByCode(String code) implements PhoneProof {
        @Override
        public String toString() {
            return "ByCode";
        }
    }

    /** What the button gave to base libraries before 2.21.2: encrypted with the session key. */
    record Encrypted(EncryptedUserInfo info) implements PhoneProof {}
}
