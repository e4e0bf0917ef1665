package io.cardradar.app.customers;

import java.util.Base64;

/**
 * Something that is true of one person only: visitors of whom it is true are the same.
 *
 * @param key in Base64: what exactly; never in the clear
 */
record Evidence(StitchReason kind, String key) {
    static Evidence of(StitchReason kind, byte[] key) {
        return new Evidence(kind, Base64.getEncoder().encodeToString(key));
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(key);
    }
}
