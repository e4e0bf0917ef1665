package io.cardradar.analytics.ingest;

import io.cardradar.analytics.events.Crawler;
import io.cardradar.analytics.events.Mark;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

/**
 * Marks what must raise nobody's figures: acts of employees, on their own card or a colleague's,
 * and of WeChat's crawler. It is kept all the same: nothing vanishes.
 */
final class MarkUncounted implements Step {
    @Override
    public IncomingEvent apply(IncomingEvent event, Batch batch) {
        Mark mark = markOf(event, batch);
        return mark == null ? event : event.marked(mark);
    }

    private static @Nullable Mark markOf(IncomingEvent event, Batch batch) {
        if (batch.sender().isEmployee()) {
            EmployeeId owner = event.owner();
            boolean own = owner != null && owner.value().equals(batch.sender().id());
            return own ? Mark.SELF : Mark.COLLEAGUE;
        }
        Integer scene = event.scene();
        boolean robot = batch.byRobot() || scene != null && scene == Crawler.SCENE;
        return robot ? Mark.ROBOT : null;
    }
}
