package io.cardradar.wechat.crypto;

/**
 * An encrypted answer to a message push, with the names that WeChat expects in JSON and XML: {@code
 * Encrypt}, {@code MsgSignature}, {@code TimeStamp}, {@code Nonce}.
 *
 * @param timestamp seconds since 1970
 */
public record EncryptedReply(String encrypt, String msgSignature, long timestamp, String nonce) {

    /** Signs a ciphertext of {@link MessageCrypto#encrypt}. */
    public static EncryptedReply of(
            String encrypt, long timestamp, String nonce, MessageSignature signature) {
        var signed = signature.sign(Long.toString(timestamp), nonce, encrypt);
        return new EncryptedReply(encrypt, signed, timestamp, nonce);
    }
}
