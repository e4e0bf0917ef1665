package io.cardradar.analytics.shares;

import io.cardradar.analytics.shares.Share.Sharer;
import io.cardradar.kernel.EmployeeId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What happened to a card, told in a test by numbers of people and seconds; 0 is the owner. */
final class Spreading {
    static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    static final EmployeeId OWNER = new EmployeeId(person(0));

    private final List<Share> shares = new ArrayList<>();
    private final List<Opening> openings = new ArrayList<>();
    private final Map<UUID, Instant> contacts = new HashMap<>();
    private final Map<UUID, Instant> won = new HashMap<>();
    private final List<GroupEntry> groups = new ArrayList<>();

    static UUID person(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }

    static Instant at(int second) {
        return START.plusSeconds(second);
    }

    /** Counts everything from a second on. */
    static ShareWindow since(int second) {
        return new ShareWindow(at(second), LocalDate.EPOCH);
    }

    Spreading share(int by, String token) {
        return share(by, token, null, 0);
    }

    /** A share whose sharer says to have come by another. */
    Spreading share(int by, String token, @Nullable String parent, int second) {
        Sharer sharer = new Sharer(by == 0, person(by), person(by));
        shares.add(new Share(token, sharer, "chat", parent, at(second)));
        return this;
    }

    /** A share by another employee. */
    Spreading colleague(int by, String token) {
        shares.add(new Share(token, new Sharer(true, person(by), person(by)), "chat", null, START));
        return this;
    }

    Spreading open(int who, String token, int second) {
        return open(who, token, second, 1);
    }

    Spreading open(int who, String token, int second, int times) {
        openings.add(new Opening(token, person(who), person(who), at(second), times));
        return this;
    }

    Spreading contact(int who, int second) {
        contacts.put(person(who), at(second));
        return this;
    }

    Spreading won(int who, int second) {
        won.put(person(who), at(second));
        return this;
    }

    Spreading group(int who, String token, String group, int second) {
        groups.add(new GroupEntry(token, person(who), group, at(second)));
        return this;
    }

    /** The same, told in another order. */
    Spreading shuffled(Random random) {
        Spreading other = new Spreading();
        other.shares.addAll(shares);
        other.openings.addAll(openings);
        other.contacts.putAll(contacts);
        other.won.putAll(won);
        other.groups.addAll(groups);
        Collections.shuffle(other.shares, random);
        Collections.shuffle(other.openings, random);
        Collections.shuffle(other.groups, random);
        return other;
    }

    List<Share> shares() {
        return shares;
    }

    List<Opening> openings() {
        return openings;
    }

    ShareTree tree() {
        return tree(since(0));
    }

    ShareTree tree(ShareWindow window) {
        ShareFacts facts = new ShareFacts(shares, openings, contacts, won, groups, true);
        return ShareTree.of(OWNER, facts, window);
    }
}
