package io.cardradar.app.customers;

import io.cardradar.app.customers.Wholes.Group;
import io.cardradar.kernel.CustomerId;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who is one with whom, by the stitches that hold. */
final class Ties {
    private final Map<CustomerId, CustomerId> leads = new HashMap<>();

    private Ties() {}

    static Ties of(List<StitchRow> stitches) {
        Ties ties = new Ties();
        stitches.stream()
                .filter(stitch -> stitch.undoneAt() == null)
                .forEach(
                        stitch -> ties.leads.put(ties.end(stitch.one()), ties.end(stitch.other())));
        return ties;
    }

    /** Groups of one or more, each the oldest first. */
    List<Group> groups(List<Portion> parts) {
        return parts.stream()
                .sorted(Portion.BY_AGE)
                .collect(Collectors.groupingBy(part -> end(part.id())))
                .values()
                .stream()
                .map(Group::new)
                .sorted(Comparator.comparing(group -> group.id().toString()))
                .toList();
    }

    private CustomerId end(CustomerId id) {
        CustomerId end = id;
        CustomerId next = leads.get(end);
        while (next != null && !next.equals(end)) {
            end = next;
            next = leads.get(end);
        }
        return end;
    }
}
