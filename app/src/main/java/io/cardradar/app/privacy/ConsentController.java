package io.cardradar.app.privacy;

import io.cardradar.kernel.Caller;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

@Controller("/v1/consent")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("VISITOR")
@Tag(name = "privacy")
class ConsentController {
    private final ConsentLedger ledger;

    ConsentController(ConsentLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Whether the visitor lets the company follow on the radar what they do. It is taken as given
     * until they say otherwise: the mini-program asks before it logs in.
     */
    @Get
    ConsentView read(Caller caller) {
        return ledger.of(caller).map(ConsentView::of).orElseGet(() -> new ConsentView(true, null));
    }

    /**
     * Withdraws the consent to be followed, or gives it again. While it is withdrawn the visitor's
     * events are refused ({@code event.no_consent}), and nothing is kept of what they tell; what
     * the visitor asks for, such as an exchange of contacts, is done as ever. Each change is kept
     * with its time.
     */
    @Put
    ConsentView change(Caller caller, @Body @Valid ConsentRequest request) {
        return ConsentView.of(ledger.say(caller, request.tracking));
    }

    /**
     * @param tracking whether the company may follow what the visitor does
     */
    @Serdeable
    record ConsentRequest(@NotNull Boolean tracking) {}

    /**
     * @param tracking whether the company may follow what the visitor does
     * @param changedAt when the visitor said so; without it nothing was ever said
     */
    @Serdeable
    record ConsentView(boolean tracking, @Nullable Instant changedAt) {
        static ConsentView of(ConsentRow row) {
            return new ConsentView(row.tracking(), row.changedAt());
        }
    }
}
