package io.cardradar.replay;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.replay.Visit.PageView;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Plays one visit after the other, as a mini-program would: logs in and sends batches. */
final class Sending {
    private static final int BATCH = 100;

    private final Service service;
    private final List<String> cards;
    private final Account account;
    private final Pace pace;
    private final Clock clock;

    /**
     * @param cards of the salespeople, in their order
     */
    Sending(Service service, List<String> cards, Account account, Pace pace, Clock clock) {
        this.service = service;
        this.cards = cards;
        this.account = account;
        this.pace = pace;
        this.clock = clock;
    }

    /** Plays a visit to its end; answers the visitor's id. */
    String play(Visit visit) {
        Session visitor = service.logIn(visit.openid());
        account.logIns.increment();
        String card = cards.get(visit.salesperson() - 1);
        List<Map<String, Object>> events =
                IntStream.range(0, visit.pages().size())
                        .mapToObj(i -> event(visit.pages().get(i), card, i == 0))
                        .toList();
        for (int from = 0; from < events.size(); from += BATCH) {
            send(visitor, events.subList(from, Math.min(from + BATCH, events.size())));
        }
        return visitor.principal();
    }

    private void send(Session visitor, List<Map<String, Object>> events) {
        pace.await(events.size());
        Map<String, Object> batch = Map.of("sentAt", clock.instant().toString(), "events", events);
        JsonNode receipt = visitor.post("/v1/events", batch);
        account.sent.add(events.size());
        account.accepted.add(receipt.path("accepted").asLong());
        account.duplicates.add(receipt.path("duplicates").asLong());
        receipt.path("rejected").forEach(one -> account.reject(one.path("code").asText()));
    }

    private static Map<String, Object> event(PageView page, String card, boolean first) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", page.id().toString());
        event.put("type", page.type());
        event.put("occurredAt", page.at().toString());
        event.put("cardId", card);
        event.put("dwellMs", page.dwellMs());
        if (page.product() != null) {
            event.put("subject", Map.of("kind", "product", "id", page.product()));
        }
        if (first) {
            // 1047: a scanned mini-program code.
            event.put("scene", 1047);
        }
        return event;
    }
}
