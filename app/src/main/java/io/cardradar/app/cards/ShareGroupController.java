package io.cardradar.app.cards;

import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.wechat.crypto.EncryptedUserInfo;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.UUID;

@Controller("/v1/cards/{id}/shares/{token}/group")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("VISITOR")
@Tag(name = "cards")
class ShareGroupController {
    private final ShareGroups groups;

    ShareGroupController(ShareGroups groups) {
        this.groups = groups;
    }

    /**
     * Tells in which group chat a share was opened: with what {@code wx.getGroupEnterInfo} or
     * {@code wx.getShareInfo} gives, at once. The group's id is not kept, only a hash that tells
     * one group from another.
     */
    @Post
    @Status(HttpStatus.NO_CONTENT)
    void enter(Caller caller, UUID id, String token, @Body @Valid GroupRequest request) {
        groups.enter(
                caller,
                new CardId(id),
                token,
                new EncryptedUserInfo(request.encryptedData, request.iv));
    }

    /**
     * @param encryptedData as WeChat gave it
     * @param iv beside it
     */
    @Serdeable
    record GroupRequest(
            @NotNull @Size(min = 1, max = 4096) String encryptedData,
            @NotNull @Size(min = 1, max = 64) String iv) {
        @Override
        public String toString() {
            return "GroupRequest";
        }
    }
}
