package io.cardradar.analytics.shares;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Somebody in the tree: the card's owner at the root, colleagues who share the card just below, and
 * visitors below whoever brought them.
 */
public final class ShareNode {
    /** Whoever brought most comes first. */
    static final Comparator<ShareNode> ORDER = Comparator.comparing(ShareNode::place);

    private final UUID id;
    private final Kind kind;
    private UUID visitor;
    private @Nullable ShareNode parent;
    private @Nullable Arrival arrival;
    private List<ShareNode> children = List.of();
    private int depth;
    private boolean shown;
    private boolean contact;
    private boolean won;
    private Figures figures = Figures.NONE;

    /** The top of the part of the tree that this node is in, or a node nearer to it. */
    private ShareNode top = this;

    ShareNode(UUID id, Kind kind) {
        this.id = id;
        this.kind = kind;
        this.visitor = id;
    }

    /** What somebody is to the card. */
    public enum Kind {
        /** Its owner. */
        OWNER,
        /** Another employee, who shares it. */
        COLLEAGUE,
        VISITOR
    }

    /**
     * How a visitor came to the card by a share for the first time.
     *
     * @param channel where the share was to go, in a word of the client's
     * @param group the group chat in which it was opened; null where WeChat told of none
     */
    public record Arrival(Instant at, String channel, @Nullable String group) {}

    /**
     * What came of somebody's shares.
     *
     * @param opens by others
     * @param openers how many others opened, also those who had come another way before
     * @param selfOpens by the sharer
     * @param reached how many came first by these shares
     * @param people the same with all whom those brought in turn
     * @param contacts of {@code reached}, how many want contact
     * @param contactsBelow of {@code people}
     * @param won of {@code reached}, how many are won
     * @param wonBelow of {@code people}
     */
    @Serdeable
    public record Figures(
            long opens,
            long openers,
            long selfOpens,
            long reached,
            long people,
            long contacts,
            long contactsBelow,
            long won,
            long wonBelow) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Figures opened(long byOthers, long others, long bySelf) {
            return new Figures(
                    opens + byOthers,
                    openers + others,
                    selfOpens + bySelf,
                    reached,
                    people,
                    contacts,
                    contactsBelow,
                    won,
                    wonBelow);
        }

        /** With a child, of whom the figures are known already. */
        Figures and(ShareNode child, boolean isReached) {
            int came = isReached ? 1 : 0;
            int wants = child.contact ? 1 : 0;
            int bought = child.won ? 1 : 0;
            return new Figures(
                    opens,
                    openers,
                    selfOpens,
                    reached + came,
                    people + came + child.figures.people,
                    contacts + wants,
                    contactsBelow + wants + child.figures.contactsBelow,
                    won + bought,
                    wonBelow + bought + child.figures.wonBelow);
        }
    }

    /** A place among the children of one node: just after this one. */
    public record Place(long people, Instant at, UUID id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::people)
                        .reversed()
                        .thenComparing(Place::at)
                        .thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Of the customer who a visitor is, of a visitor who is none, of an employee. */
    public UUID id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** The first of the visitors who this person is; of an employee, the employee. */
    public UUID visitor() {
        return visitor;
    }

    public @Nullable ShareNode parent() {
        return parent;
    }

    /** Null for employees, and for visitors who came by themselves and then shared. */
    public @Nullable Arrival arrival() {
        return arrival;
    }

    /** 0 at the root. */
    public int depth() {
        return depth;
    }

    /** Whether this visitor wants contact, since the arrival and in the window. */
    public boolean isContact() {
        return contact;
    }

    /** Whether the card's owner won this customer, since the arrival and in the window. */
    public boolean isWon() {
        return won;
    }

    public Figures figures() {
        return figures;
    }

    /** Those whom the window shows, in order. */
    public List<ShareNode> children() {
        return children.stream().filter(child -> child.shown).sorted(ORDER).toList();
    }

    public int childCount() {
        return (int) children.stream().filter(child -> child.shown).count();
    }

    public Place place() {
        return new Place(figures.people, arrival == null ? Instant.MIN : arrival.at, id);
    }

    /** Visitors' ids grow with time: the smallest is the first. */
    void is(UUID another) {
        visitor = kind == Kind.VISITOR && another.compareTo(visitor) < 0 ? another : visitor;
    }

    void firstVisitor(UUID known) {
        visitor = known;
    }

    /** Follows this node's way up, and shortens it. */
    ShareNode top() {
        ShareNode found = this;
        while (found.top != found) {
            found = found.top;
        }
        for (ShareNode node = this; node.top != found; ) {
            ShareNode next = node.top;
            node.top = found;
            node = next;
        }
        return found;
    }

    void attach(ShareNode to, @Nullable Arrival by) {
        parent = to;
        arrival = by;
        top = to.top();
        if (to.children.isEmpty()) {
            to.children = new ArrayList<>(2);
        }
        to.children.add(this);
    }

    List<ShareNode> allChildren() {
        return children;
    }

    boolean isShown() {
        return shown;
    }

    void show(boolean yes) {
        shown = yes;
    }

    void below(ShareNode above) {
        depth = above.depth + 1;
    }

    void converted(boolean wantsContact, boolean isWon) {
        contact = wantsContact;
        won = isWon;
    }

    void figures(Figures now) {
        figures = now;
    }
}
