package io.cardradar.app.privacy;

import io.cardradar.app.callbacks.PushHandler;
import io.cardradar.app.identity.WeChatUser;
import io.cardradar.kernel.TenantId;
import io.cardradar.wechat.callback.Push;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hears from WeChat that a user changed a profile, took consent back, or left. */
@Singleton
class AuthorizationChanges implements PushHandler {
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[^0-9]+");

    private final ErasureRequests requests;

    AuthorizationChanges(ErasureRequests requests) {
        this.requests = requests;
    }

    @Override
    public Set<String> kinds() {
        return Set.copyOf(ErasureKind.events());
    }

    @Override
    public void handle(TenantId tenant, Push push) {
        String openid = push.openId();
        if (openid == null) {
            return; // about nobody: there is nobody to forget
        }
        ErasureKind kind = ErasureKind.ofEvent(push.kind());
        List<String> numbers = numbers(kind, push.fields().text("RevokeInfo"));
        Set<PersonalField> fields =
                numbers.stream()
                        .map(PersonalField::of)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet());
        requests.open(
                new Erasure(tenant, new WeChatUser(push.appId(), openid), kind, fields),
                numbers.stream().map(AuthorizationChanges::name).toList(),
                new ErasureRequests.Origin(push.key(), push.sentAt()));
    }

    /** WeChat's numbers of what is taken back; a changed profile is the profile. */
    private static List<String> numbers(ErasureKind kind, @Nullable String revokeInfo) {
        return switch (kind) {
            case PROFILE_CHANGED -> List.of("6");
            case ACCOUNT_CANCELLED -> List.of();
            case AUTHORIZATION_REVOKED ->
                    Arrays.stream(BETWEEN_NUMBERS.split(revokeInfo == null ? "" : revokeInfo))
                            .filter(number -> !number.isEmpty())
                            .distinct()
                            .toList();
        };
    }

    private static String name(String number) {
        return PersonalField.of(number).map(PersonalField::wireName).orElse("code_" + number);
    }
}
