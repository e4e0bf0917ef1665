package io.cardradar.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has salespeople win those who bought, as soon as they are customers. */
record Deals(List<Salesperson> salespeople, Crew crew, Account account) {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 120;

    /**
     * @param buyers by visitor id, with the number of the salesperson
     */
    void win(Map<String, Integer> buyers, ProgressBar progress) {
        List<Won> deals = new ArrayList<>();
        buyers.forEach((visitor, number) -> deals.add(new Won(visitor, number)));
        Map<String, String> customers = customers(buyers);
        crew.work(
                deals,
                deal -> {
                    salespeople
                            .get(deal.salesperson - 1)
                            .session()
                            .put(
                                    "/v1/customers/" + customers.get(deal.visitor) + "/stage",
                                    Map.of("stage", "won"));
                    account.deals.increment();
                    progress.add(1);
                });
    }

    /** Visitors become customers a moment after their first event. */
    private Map<String, String> customers(Map<String, Integer> buyers) {
        Map<String, String> customers = Map.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            customers = customers();
            if (customers.keySet().containsAll(buyers.keySet())) {
                return customers;
            }
            Endurance.sleep(PAUSE);
        }
        throw new ReplayFailed(
                "After %d s only %d people are customers; %d buyers must be."
                        .formatted(ATTEMPTS * PAUSE.toSeconds(), customers.size(), buyers.size()));
    }

    private Map<String, String> customers() {
        Map<String, String> customers = new HashMap<>();
        for (Salesperson person : salespeople) {
            Pages.of(person.session(), "/v1/radar/people?window=all&limit=100")
                    .forEach(item -> {
                        if (item.hasNonNull("customerId")) {
                            customers.put(
                                    item.at("/visitor/id").asText(),
                                    item.path("customerId").asText());
                        }
                    });
        }
        return customers;
    }

    private record Won(String visitor, int salesperson) {}
}
