package io.cardradar.app.demo;

import io.cardradar.analytics.events.Subject;
import io.cardradar.analytics.ingest.Ingest;
import io.cardradar.app.cards.Cards;
import io.cardradar.app.demo.Story.Act;
import io.cardradar.app.identity.Company;
import io.cardradar.app.identity.Employee;
import io.cardradar.app.identity.Employees;
import io.cardradar.kernel.Caller;
import io.cardradar.kernel.Caller.Role;
import io.cardradar.kernel.CardId;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.json.tree.JsonNode;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends the demo company's history in, as its visitors' mini-programs would have. */
@Singleton
class History {
    private final Employees employees;
    private final Cards cards;
    private final Ingest ingest;
    private final Clock clock;

    History(Employees employees, Cards cards, Ingest ingest, Clock clock) {
        this.employees = employees;
        this.cards = cards;
        this.ingest = ingest;
        this.clock = clock;
    }

    /** Whose cards there are, in the order in which the salespeople were employed. */
    Map<CardId, EmployeeId> cards(Company company) {
        Map<CardId, EmployeeId> owners = new LinkedHashMap<>();
        for (Employee employee : employees.list(company.id())) {
            if (employee.role() == Role.STAFF) {
                owners.put(firstCard(company, employee), employee.id());
            }
        }
        return owners;
    }

    private CardId firstCard(Company company, Employee owner) {
        Caller self = new Caller(company.id(), owner.role(), owner.id().value(), null);
        return cards.of(self, owner.id()).getFirst().id();
    }

    /** Sends all events in; answers how many were new. */
    int send(Company company, List<Story> stories) {
        int accepted = 0;
        for (Story story : stories) {
            Caller visitor = new Caller(company.id(), Role.VISITOR, story.visitor().value(), null);
            List<JsonNode> events = story.acts().stream().map(History::event).toList();
            for (int from = 0; from < events.size(); from += Ingest.MAX_EVENTS) {
                int to = Math.min(from + Ingest.MAX_EVENTS, events.size());
                accepted +=
                        ingest.take(visitor, clock.instant(), events.subList(from, to)).accepted();
            }
        }
        return accepted;
    }

    private static JsonNode event(Act act) {
        Map<String, JsonNode> event = new LinkedHashMap<>();
        event.put("id", text(act.id()));
        event.put("type", text(act.type().wireName()));
        event.put("occurredAt", text(act.at()));
        event.put("cardId", text(act.card()));
        event.put("dwellMs", JsonNode.createNumberNode(act.dwellMs()));
        Subject subject = act.subject();
        if (subject != null) {
            event.put("subject", subject(subject));
        }
        Integer scene = act.scene();
        if (scene != null) {
            event.put("scene", JsonNode.createNumberNode(scene));
        }
        return JsonNode.createObjectNode(event);
    }

    private static JsonNode subject(Subject subject) {
        return JsonNode.createObjectNode(
                Map.of("kind", text(subject.kind().wireName()), "id", text(subject.id())));
    }

    private static JsonNode text(Object value) {
        return JsonNode.createStringNode(value.toString());
    }
}
