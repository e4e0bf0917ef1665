package io.cardradar.app.cards;

import io.cardradar.app.cards.CardController.CardView;
import io.cardradar.app.identity.PhoneProof;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Problem;
import io.cardradar.wechat.crypto.EncryptedUserInfo;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

@Controller("/v1/cards/{id}/exchange")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("VISITOR")
@Tag(name = "cards")
class ExchangeController {
    private final ContactExchanges exchanges;
    private final Portraits portraits;

    ExchangeController(ContactExchanges exchanges, Portraits portraits) {
        this.exchanges = exchanges;
        this.portraits = portraits;
    }

    /**
     * Exchanges contacts (交换名片): the visitor gives the card's owner a phone number verified by
     * WeChat and sees in return the fields named in {@code afterExchange}. WeChat bills each number
     * that is read by code.
     */
    @Post
    CardView exchange(Caller caller, UUID id, @Body @Valid ExchangeRequest request) {
        SeenCard seen = exchanges.exchange(caller, new CardId(id), request.proof());
        return CardView.of(portraits.in(caller.tenant(), seen));
    }

    /**
     * Either the code, or both parts of the encrypted data.
     *
     * @param phoneCode from the phone number button
     * @param encryptedData from the button of base libraries before 2.21.2
     * @param iv beside {@code encryptedData}
     */
    @Serdeable
    record ExchangeRequest(
            @Nullable @Size(min = 1, max = 256) String phoneCode,
            @Nullable @Size(min = 1, max = 4096) String encryptedData,
            @Nullable @Size(min = 1, max = 64) String iv) {
        PhoneProof proof() {
            if (phoneCode != null && encryptedData == null && iv == null) {
                return new PhoneProof.ByCode(phoneCode);
            }
            if (phoneCode == null && encryptedData != null && iv != null) {
                return new PhoneProof.Encrypted(new EncryptedUserInfo(encryptedData, iv));
            }
            throw new Problem.Invalid(
                    "card.bad_exchange", "Give phoneCode, or both encryptedData and iv");
        }

        @Override
        public String toString() {
            return "ExchangeRequest";
        }
    }
}
