package io.cardradar.wechat.simulator.push;

/** The ways in which WeChat's console lets a push be protected. */
public enum PushMode {
    /** Readable; only time and nonce are signed. */
    PLAIN,
    /** Readable and encrypted in one body, for a change-over. */
    COMPAT,
    /** Encrypted and signed. */
    SAFE;

    boolean isReadable() {
        return this != SAFE;
    }

    boolean isEncrypted() {
        return this != PLAIN;
    }
}
