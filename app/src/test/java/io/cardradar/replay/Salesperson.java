package io.cardradar.replay;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One of the demo's salespeople, logged in.
 *
 * @param number 1 to 8
 * @param card the first published one
 */
record Salesperson(int number, Session session, String card) {
    static Salesperson logIn(Service service, int number) {
        Session session = service.logIn("sales-" + number);
        for (JsonNode card : session.get("/v1/cards?owner=me").path("items")) {
            if (card.hasNonNull("published")) {
                return new Salesperson(number, session, card.path("id").asText());
            }
        }
        throw new ReplayFailed(
                "sales-" + number + " has no published card: is this the demo company?");
    }
}
