package io.cardradar.app.demo;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What visitors of the demo company are like, as {@code history.json} tells it.
 *
 * @param seed the same seed makes the same history
 * @param products ids that product events are about
 * @param scenes WeChat's numbers of the ways in, the usual ones more than once
 * @param people who some of the visitors turned out to be
 * @param notes what salespeople write when a customer comes to a stage
 */
@Serdeable
record HistoryScript(
        long seed,
        List<String> products,
        List<Integer> scenes,
        List<Temperament> temperaments,
        List<PersonScript> people,
        List<String> tags,
        Map<String, List<String>> notes) {
    @Serdeable
    record PersonScript(String name, @Nullable String company) {}

    /**
     * One kind of visitor.
     *
     * @param visitors how many there are
     * @param visits from and to: how often one comes within the month
     * @param acts from and to: how much one does in a visit, beside looking at the card
     * @param repertoire event types to draw from, frequent ones more than once
     * @param journeys the stages that such a visitor came through, taken in turns
     */
    @Serdeable
    record Temperament(
            String name,
            int visitors,
            List<Integer> visits,
            List<Integer> acts,
            List<String> repertoire,
            List<List<String>> journeys) {}
}
