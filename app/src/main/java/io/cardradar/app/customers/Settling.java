package io.cardradar.app.customers;

import io.cardradar.app.customers.Portion.Field;
import io.cardradar.kernel.EmployeeId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Says which part of a stitched customer has what people did to the whole since it was stitched.
 *
 * <p>What they added is the oldest part's, under whose id they worked. What they took away they
 * took from the person, and so from every part. What visitors did needs no rule: events reach the
 * part of their visitor by themselves.
 */
final class Settling {
    private final List<Portion> parts;
    private final Portion before;
    private final Portion now;
    private final Instant at;

    /**
     * @param parts {@link Portion#BY_AGE}, as they were when they were put together
     * @param now what the tables say of the whole
     */
    Settling(List<Portion> parts, Portion now, Instant at) {
        this.parts = new ArrayList<>(parts);
        this.before = Portion.together(parts);
        this.now = now;
        this.at = at;
    }

    /**
     * The parts as they are now.
     *
     * @param worked the salespeople who wrote something down for the whole
     */
    List<Portion> parts(Set<EmployeeId> worked) {
        for (Field field : Field.values()) {
            settle(field);
        }
        if (!KnownPhone.same(before.phone(), now.phone())) {
            if (now.phone() == null) {
                parts.replaceAll(part -> part.withPhone(null));
            } else {
                oldest(part -> part.withPhone(now.phone()));
            }
        }
        now.relationships()
                .forEach((owner, relationship) ->
                        settle(owner, relationship, worked.contains(owner)));
        return parts;
    }

    private void settle(Field field) {
        String text = now.texts().get(field);
        if (before.says(field, text)) {
            return;
        }
        if (text == null) {
            parts.replaceAll(part -> part.withText(field, null));
        } else {
            oldest(part -> part.withText(field, text));
        }
    }

    private void settle(EmployeeId owner, RelationshipPart after, boolean worked) {
        RelationshipPart was = before.relationships().get(owner);
        if (was == null) {
            oldest(part -> part.with(owner, after));
            return;
        }
        if (worked && parts.getFirst().relationships().get(owner) == null) {
            oldest(part -> part.with(owner, RelationshipPart.begin(was.stage(), at)));
        }
        settleRemark(owner, was, after);
        if (!after.standsAs(was)) {
            ofOldest(owner, was, part -> part.standingAs(after));
        }
        if (!after.isPlannedAs(was)) {
            // A follow-up replaces the plan before it, whoever's it was.
            everywhere(owner, part -> part.planned(part.lastFollowedAt(), null));
            ofOldest(owner, was, part -> part.planned(after.lastFollowedAt(), after.nextAt()));
        }
        settleTags(owner, was, after);
    }

    private void settleRemark(EmployeeId owner, RelationshipPart was, RelationshipPart after) {
        if (Objects.equals(was.remark(), after.remark())) {
            return;
        }
        if (after.remark() == null) {
            everywhere(owner, part -> part.withRemark(null));
        } else {
            ofOldest(owner, was, part -> part.withRemark(after.remark()));
        }
    }

    private void settleTags(EmployeeId owner, RelationshipPart was, RelationshipPart after) {
        Map<String, Instant> added = new TreeMap<>(after.tags());
        added.keySet().removeAll(was.tags().keySet());
        List<String> gone =
                was.tags().keySet().stream().filter(tag -> !after.tags().containsKey(tag)).toList();
        if (!gone.isEmpty()) {
            everywhere(owner, part -> part.withTags(Map.of(), gone));
        }
        if (!added.isEmpty()) {
            ofOldest(owner, was, part -> part.withTags(added, List.of()));
        }
    }

    private void oldest(UnaryOperator<Portion> change) {
        parts.set(0, change.apply(parts.getFirst()));
    }

    /** Where the oldest part has no such relationship, it begins with the change. */
    private void ofOldest(
            EmployeeId owner, RelationshipPart was, UnaryOperator<RelationshipPart> change) {
        RelationshipPart known = parts.getFirst().relationships().get(owner);
        RelationshipPart part = known == null ? RelationshipPart.begin(was.stage(), at) : known;
        oldest(portion -> portion.with(owner, change.apply(part)));
    }

    private void everywhere(EmployeeId owner, UnaryOperator<RelationshipPart> change) {
        parts.replaceAll(part -> {
            RelationshipPart known = part.relationships().get(owner);
            return known == null ? part : part.with(owner, change.apply(known));
        });
    }
}
