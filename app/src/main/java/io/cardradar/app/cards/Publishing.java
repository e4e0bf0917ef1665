package io.cardradar.app.cards;

import io.cardradar.app.contentcheck.ContentChecks;
import io.cardradar.app.contentcheck.Judgement;
import io.cardradar.app.contentcheck.NewCheck;
import io.cardradar.app.contentcheck.Ruling;
import io.cardradar.app.contentcheck.SubjectKind;
import io.cardradar.app.storage.Files;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.Problem.FieldError;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Publishes cards as far as their content may be shown. WeChat is asked before the transaction
 * begins; what it has judged is what is shown, whatever happens to the draft meanwhile.
 */
@Singleton
class Publishing {
    private final Cards cards;
    private final Publications publications;
    private final ContentChecks checks;
    private final Files files;

    Publishing(Cards cards, Publications publications, ContentChecks checks, Files files) {
        this.cards = cards;
        this.publications = publications;
        this.checks = checks;
        this.files = files;
    }

    /** A card with its last wish to be published. */
    Publication seen(Caller caller, Card card) {
        return new Publication(card, publications.stateOf(caller.tenant(), card.id()).orElse(null));
    }

    /**
     * Publishes the draft of the caller's own card, or holds it until its content is found to be
     * harmless.
     *
     * @throws Problem.Invalid {@code content.risky}, naming the field that WeChat objects to
     * @throws Problem.Conflict {@code file.not_available} when its picture may not be shown
     * @throws Problem.Outdated {@code card.outdated} when the draft changes meanwhile
     */
    Publication publish(Caller caller, CardId id) {
        Card card = cards.ofOwner(caller, id);
        UUID avatar = card.draft().avatarFile();
        if (avatar != null) {
            files.requireAvailable(caller, avatar);
        }
        if (!checks.areOn()) {
            return publications.publishUnchecked(caller, card);
        }
        if (!checks.areEnforced()) {
            return publications.publish(caller, card, Judgement.LATER);
        }
        return publishChecked(caller, card);
    }

    private Publication publishChecked(Caller caller, Card card) {
        CardTexts texts = CardTexts.of(card.draft());
        Judgement judgement = checks.judge(caller, texts.joined());
        return switch (judgement.ruling()) {
            case ALLOWED -> publications.publish(caller, card, judgement);
            case HELD -> publications.hold(caller, card, judgement);
            case REFUSED -> {
                checks.request(
                        caller.tenant(),
                        new NewCheck(SubjectKind.CARD, card.id().value(), caller.id()),
                        judgement);
                throw new Problem.Invalid(
                        "content.risky", "WeChat objects to this content", culprits(caller, texts));
            }
        };
    }

    /** Which fields it is: those that are refused alone; none if only the whole is. */
    private List<FieldError> culprits(Caller caller, CardTexts texts) {
        return texts.byPointer().entrySet().stream()
                .filter(text -> checks.judge(caller, text.getValue()).ruling() == Ruling.REFUSED)
                .map(Map.Entry::getKey)
                .map(pointer ->
                        new FieldError(pointer, "content.risky", "WeChat objects to this text"))
                .toList();
    }
}
