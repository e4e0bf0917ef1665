package io.cardradar.model;

import io.cardradar.analytics.events.EventType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must be, in the simplest way: a map of events, and who is the same as whom. */
final class Model {
    private final int visitors;
    private final Map<UUID, Happening> accepted = new LinkedHashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Bond> bonds = new ArrayList<>();

    Model(int visitors) {
        this.visitors = visitors;
    }

    /** A visitor has given a salesperson a phone number. */
    record Exchange(int visitor, int owner) {}

    /**
     * Two visitors are one person, by a manager's word, which can be taken back, or by evidence.
     */
    record Bond(int one, int other, boolean byHand) {}

    /** The same id counts once; a stay sent again is as long as the longest. */
    void take(Happening happening) {
        accepted.merge(
                happening.id(),
                happening,
                (known, again) ->
                        Features.STAYS && isStay(known) && again.dwellMs() > known.dwellMs()
                                ? known.dwelling(again.dwellMs())
                                : known);
    }

    static boolean isStay(Happening happening) {
        return switch (happening.type()) {
            case SESSION_DWELL, ARTICLE_DWELL, FILE_DWELL -> true;
            default -> false;
        };
    }

    void exchange(int visitor, int owner) {
        exchanges.add(new Exchange(visitor, owner));
    }

    /** Bonds visitors who are not one yet. */
    void bond(int one, int other, boolean byHand) {
        if (!selves(one).contains(other)) {
            bonds.add(new Bond(one, other, byHand));
        }
    }

    void unbond(Bond bond) {
        bonds.remove(bond);
    }

    List<Bond> bonds() {
        return bonds;
    }

    /** All visitors who are the same person as this one. */
    SortedSet<Integer> selves(int visitor) {
        SortedSet<Integer> selves = new TreeSet<>(List.of(visitor));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Bond bond : bonds) {
                if (selves.contains(bond.one) || selves.contains(bond.other)) {
                    grown |= selves.add(bond.one) | selves.add(bond.other);
                }
            }
        }
        return selves;
    }

    Stream<Happening> all() {
        return accepted.values().stream();
    }

    /** What one salesperson's radar shows of these events, the latest first. */
    List<Happening> shown(int owner) {
        return all().filter(h -> h.owner() == owner && h.type().isShown())
                .sorted(Happening.LATEST_FIRST)
                .toList();
    }

    long exchanges(int visitor, int owner) {
        return exchanges.stream().filter(e -> e.visitor == visitor && e.owner == owner).count();
    }

    long exchanges() {
        return exchanges.size();
    }

    /** Whether somebody has ever done anything on any card. */
    boolean isKnown(int visitor) {
        return all().anyMatch(h -> h.visitor() == visitor)
                || exchanges.stream().anyMatch(e -> e.visitor == visitor);
    }

    /** Whether somebody's radar shows anything of this visitor: stays are not shown. */
    boolean isSeen(int visitor) {
        return all().anyMatch(h -> h.visitor() == visitor && h.type().isShown())
                || exchanges.stream().anyMatch(e -> e.visitor == visitor);
    }

    /** Whether a visitor has done something to one salesperson's card. */
    boolean knows(int visitor, int owner) {
        return all().anyMatch(h -> h.visitor() == visitor && h.owner() == owner)
                || exchanges(visitor, owner) > 0;
    }

    long customers() {
        return IntStream.range(0, visitors)
                .filter(this::isKnown)
                .mapToObj(this::selves)
                .distinct()
                .count();
    }

    long count(EventType... types) {
        List<EventType> wanted = List.of(types);
        return all().filter(h -> wanted.contains(h.type())).count();
    }
}
