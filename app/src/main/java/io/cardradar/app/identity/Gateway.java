package io.cardradar.app.identity;

import io.cardradar.kernel.Problem;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** Believes the gateway cloud function of a mini-program, once a message. */
@Singleton
class Gateway {
    /** How far the function's clock may be from ours. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final WeChatApps apps;
    private final GatewayNonceRepository nonces;
    private final Clock clock;

    Gateway(WeChatApps apps, GatewayNonceRepository nonces, Clock clock) {
        this.apps = apps;
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * The user whom the function forwards. Time and nonce are looked at last: whoever has no key
     * learns nothing of them, and uses nothing up.
     *
     * @throws Problem.Unauthorized {@code auth.gateway_signature}, {@code auth.gateway_time} or
     *     {@code auth.gateway_replayed}
     */
    VouchedUser verified(GatewaySignature signature, byte[] body) {
        String key = apps.gatewayKeyOf(signature.appId()).orElseThrow(GatewaySignature::refused);
        if (!signature.isBy(key, body)) {
            throw GatewaySignature.refused();
        }
        Duration off = Duration.between(signature.at(), clock.instant()).abs();
        if (off.compareTo(WINDOW) > 0) {
            throw new Problem.Unauthorized(
                    "auth.gateway_time", "The gateway's clock is more than five minutes off");
        }
        if (!nonces.use(signature.appId(), signature.nonce(), signature.at().plus(WINDOW))) {
            throw new Problem.Unauthorized(
                    "auth.gateway_replayed", "This message of the gateway came before");
        }
        return signature.vouched();
    }
}
