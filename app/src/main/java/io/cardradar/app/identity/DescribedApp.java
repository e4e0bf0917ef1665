package io.cardradar.app.identity;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

/**
 * A mini-program without its secrets.
 *
 * @param callbackPath what to enter in WeChat's console as the address of the message push, behind
 *     this service's own
 * @param encryptedPush whether only encrypted pushes are accepted
 * @param cloudEnv its CloudBase environment
 * @param gateway whether a gateway cloud function may log its users in
 * @param own whether this company has registered it, and so may change it
 */
@Serdeable
record DescribedApp(
        String appId,
        String name,
        String callbackPath,
        boolean encryptedPush,
        @Nullable String cloudEnv,
        boolean gateway,
        boolean own) {}
