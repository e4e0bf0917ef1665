package io.cardradar.app.customers;

import io.cardradar.app.customers.StitchViews.StitchView;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.CustomerId;
import io.cardradar.kernel.Problem;
import io.cardradar.kernel.VisitorId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Controller("/v1/customers/{id}/stitches")
@ExecuteOn(TaskExecutors.BLOCKING)
@Connectable
@Secured({"STAFF", "MANAGER", "ADMIN"})
@Tag(name = "customers")
class StitchController {
    private final Stitches stitches;
    private final StitchViews views;

    StitchController(Stitches stitches, StitchViews views) {
        this.stitches = stitches;
        this.views = views;
    }

    /** What was stitched to this customer and why, the latest first; also what was undone again. */
    @Get
    StitchesView list(Caller caller, UUID id, Locale locale) {
        List<StitchRow> rows = stitches.list(caller, new CustomerId(id));
        return new StitchesView(views.of(caller.tenant(), rows, locale));
    }

    @Serdeable
    record StitchesView(List<StitchView> items) {}

    /**
     * Says that another customer is the same person. The older one's id goes on, the other's leads
     * there.
     */
    @Post
    @Secured({"MANAGER", "ADMIN"})
    @Status(HttpStatus.CREATED)
    StitchView stitch(Caller caller, UUID id, @Body @Valid StitchRequest request, Locale locale) {
        return view(
                caller,
                stitches.stitch(caller, new CustomerId(id), other(caller, request)),
                locale);
    }

    private CustomerId other(Caller caller, StitchRequest request) {
        if (request.customerId != null && request.visitorId == null) {
            return new CustomerId(request.customerId);
        }
        if (request.visitorId != null && request.customerId == null) {
            return stitches.customerOf(caller.tenant(), new VisitorId(request.visitorId));
        }
        throw new Problem.Invalid(
                "stitch.with_whom", "Give one of customerId and visitorId, and not both");
    }

    /** Give one of the two. */
    @Serdeable
    record StitchRequest(@Nullable UUID customerId, @Nullable UUID visitorId) {}

    /**
     * Takes a stitch apart: both customers have again what they had, and what their visitors did
     * since. The same evidence does not stitch them again.
     */
    @Post("/{stitchId}/undo")
    @Secured({"MANAGER", "ADMIN"})
    StitchView undo(Caller caller, UUID id, UUID stitchId, Locale locale) {
        return view(caller, stitches.undo(caller, new CustomerId(id), stitchId), locale);
    }

    private StitchView view(Caller caller, StitchRow row, Locale locale) {
        return views.of(caller.tenant(), List.of(row), locale).getFirst();
    }
}
