package io.cardradar.model;

import static io.cardradar.app.testing.Api.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.cardradar.model.Model.Bond;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A manager stitches customers together and takes them apart again. */
final class Stitching {
    private final World world;

    /** Where each bond by hand can be undone. */
    private final Map<Bond, String> undo = new HashMap<>();

    Stitching(World world) {
        this.world = world;
    }

    void stitch(Step step) {
        int one = step.who() % World.VISITORS;
        int other = step.what() % World.VISITORS;
        Model model = world.model();
        if (!model.isSeen(one) || !model.isSeen(other) || model.selves(one).contains(other)) {
            return;
        }
        world.settle();
        String path = "/v1/customers/" + customerOf(one) + "/stitches";
        JsonNode stitch =
                world.admin()
                        .post(path, fields("visitorId", world.visitor(other).toString()))
                        .expect(201)
                        .json();
        model.bond(one, other, true);
        undo.put(model.bonds().getLast(), stitch.path("id").asText());
    }

    /** The last one, unless a phone number says the same meanwhile. */
    void undoLast() {
        Optional<Bond> last =
                world.model().bonds().stream().filter(Bond::byHand).reduce((a, b) -> b);
        boolean evident = world.model().bonds().stream().anyMatch(bond -> !bond.byHand());
        if (last.isEmpty() || evident) {
            return;
        }
        world.settle();
        String path =
                "/v1/customers/"
                        + customerOf(last.get().one())
                        + "/stitches/"
                        + undo.get(last.get());
        world.admin().post(path + "/undo", fields()).expect(200);
        world.model().unbond(last.get());
    }

    private String customerOf(int visitor) {
        Set<String> selves =
                world.model().selves(visitor).stream()
                        .map(self -> world.visitor(self).toString())
                        .collect(Collectors.toSet());
        for (int owner = 0; owner < World.OWNERS; owner++) {
            JsonNode people =
                    world.admin()
                            .get(
                                    "/v1/radar/people?window=all&limit=100&employee="
                                            + world.owner(owner).id())
                            .expect(200)
                            .json()
                            .path("items");
            for (JsonNode person : people) {
                if (selves.contains(person.at("/visitor/id").asText())) {
                    return person.path("customerId").asText();
                }
            }
        }
        throw new AssertionError("nobody's radar knows visitor " + visitor);
    }
}
