package io.cardradar.replay;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Reads figures back through the public API. */
final class Readings {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int QUIET_READINGS = 30;

    private final List<Salesperson> salespeople;
    private final Session manager;
    private final LocalDate firstDay;

    /**
     * @param firstDay where the dashboard's period begins; it ends today, because deals are won
     *     today
     */
    Readings(List<Salesperson> salespeople, Session manager, LocalDate firstDay) {
        this.salespeople = salespeople;
        this.manager = manager;
        this.firstDay = firstDay;
    }

    Figures now() {
        Figures figures = new Figures();
        for (Salesperson person : salespeople) {
            JsonNode behaviours = person.session().get("/v1/radar/behaviours?window=all");
            for (JsonNode item : behaviours.path("items")) {
                figures.add(
                        Figures.RADAR + person.number() + "/" + item.path("type").asText(),
                        item.path("events").asLong());
            }
        }
        JsonNode overview = manager.get("/v1/dashboards/overview?from=" + firstDay);
        for (JsonNode metric : overview.path("metrics")) {
            figures.add(
                    Figures.OVERVIEW + metric.path("key").asText(), metric.path("value").asLong());
        }
        for (JsonNode stage : manager.get("/v1/dashboards/funnel").path("stages")) {
            figures.add(
                    Figures.FUNNEL + stage.path("key").asText(), stage.path("customers").asLong());
        }
        return figures;
    }

    /** The figures once nothing has moved for three readings: projections run behind the events. */
    Figures settled() {
        return until(figures -> false, 3);
    }

    /** The figures as soon as they are as wanted, or once they do not move any more. */
    Figures until(Predicate<Figures> wanted) {
        return until(wanted, QUIET_READINGS);
    }

    private Figures until(Predicate<Figures> wanted, int quietReadings) {
        Figures last = now();
        for (int quiet = 1; quiet < quietReadings && !wanted.test(last); quiet++) {
            Endurance.sleep(PAUSE);
            Figures next = now();
            quiet = next.equals(last) ? quiet : 0;
            last = next;
        }
        return last;
    }

    /** The ids on one salesperson's timeline, page by page from the newest to the oldest. */
    List<UUID> timeline(int salesperson) {
        Session session = salespeople.get(salesperson - 1).session();
        List<UUID> ids = new ArrayList<>();
        Pages.of(session, "/v1/radar/timeline?window=all&limit=100")
                .forEach(item -> ids.add(UUID.fromString(item.path("id").asText())));
        return ids;
    }
}
