package io.cardradar.app.customers;

import io.cardradar.app.customers.CustomerViews.Names;
import io.cardradar.app.customers.StageMoves.Move;
import io.cardradar.app.customers.StageMoves.Standing;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Connectable
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "customers")
class StageController {
    private final Stages stages;
    private final StageMoves moves;
    private final CustomerViews views;

    StageController(Stages stages, StageMoves moves, CustomerViews views) {
        this.stages = stages;
        this.moves = moves;
        this.views = views;
    }

    /** The company's funnel, first stage first. */
    @Get("/stages")
    StagesView stages(Caller caller) {
        return new StagesView(stages.list(caller.tenant()).stream().map(StageView::of).toList());
    }

    @Serdeable
    record StagesView(List<StageView> items) {}

    /**
     * @param winProbability in percent
     * @param outcome {@code open}, {@code won} or {@code lost}
     */
    @Serdeable
    record StageView(String key, String name, int position, int winProbability, String outcome) {
        static StageView of(Stage stage) {
            return new StageView(
                    stage.key(),
                    stage.name(),
                    stage.position(),
                    stage.winProbability(),
                    stage.outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Where a customer stands in the funnel, and how the customer came there. */
    @Get("/customers/{id}/stage")
    StandingView stage(Caller caller, UUID id, @Nullable @QueryValue UUID owner) {
        EmployeeId whose = CustomerController.employee(owner);
        return view(caller, moves.standing(caller, new CustomerId(id), whose));
    }

    /** Moves a customer in the funnel. */
    @Put("/customers/{id}/stage")
    StandingView move(
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID owner,
            @Body @Valid MoveRequest request) {
        Move move = new Move(stages.require(caller.tenant(), request.stage), request.reason);
        EmployeeId whose = CustomerController.employee(owner);
        return view(caller, moves.move(caller, new CustomerId(id), whose, move));
    }

    private StandingView view(Caller caller, Standing standing) {
        Relationship relationship = standing.relationship();
        Stream<EmployeeId> movers = standing.history().stream().map(StageChangeRow::changedBy);
        Names names =
                views.names(
                        caller.tenant(),
                        Stream.concat(Stream.of(relationship.owner()), movers).toList());
        return new StandingView(
                relationship.stage(),
                names.stage(relationship.stage()),
                relationship.stageSince(),
                names.person(relationship.owner()),
                standing.history().stream().map(change -> ChangeView.of(change, names)).toList());
    }

    /**
     * @param stage a key of {@code GET /v1/stages}
     * @param reason why, in the salesperson's words
     */
    @Serdeable
    record MoveRequest(
            @NotBlank @Size(max = 40) String stage,
            @Nullable @Size(max = 200) @Pattern(regexp = CustomerFields.LINE) String reason) {}

    /**
     * @param history the latest change first
     */
    @Serdeable
    record StandingView(
            String stage,
            String stageName,
            Instant since,
            CustomerItem.Person owner,
            List<ChangeView> history) {}

    @Serdeable
    record ChangeView(
            @Nullable String from,
            String to,
            @Nullable String reason,
            CustomerItem.Person changedBy,
            Instant changedAt) {
        static ChangeView of(StageChangeRow row, Names names) {
            return new ChangeView(
                    row.fromStage(),
                    row.toStage(),
                    row.reason(),
                    names.person(row.changedBy()),
                    row.changedAt());
        }
    }
}
