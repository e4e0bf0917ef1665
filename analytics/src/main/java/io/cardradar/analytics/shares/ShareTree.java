package io.cardradar.analytics.shares;

import io.cardradar.analytics.shares.ShareNode.Kind;
import io.cardradar.analytics.shares.ShareNode.Place;
import io.cardradar.kernel.EmployeeId;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How a card spread by its shares: a pure function of what happened. */
public final class ShareTree {
    private final TreeGrowth growth;
    private final List<ShareNode> nodes;
    private final ShareFacts facts;
    private final ShareWindow window;

    private ShareTree(
            TreeGrowth growth, List<ShareNode> nodes, ShareFacts facts, ShareWindow window) {
        this.growth = growth;
        this.nodes = nodes;
        this.facts = facts;
        this.window = window;
    }

    static ShareTree of(EmployeeId owner, ShareFacts facts, ShareWindow window) {
        TreeGrowth growth = TreeGrowth.of(owner.value(), facts);
        List<ShareNode> nodes = new TreeFigures(growth, facts, window).count();
        return new ShareTree(growth, nodes, facts, window);
    }

    public ShareNode root() {
        return growth.root();
    }

    /** Nobody whom the window does not show. */
    public Optional<ShareNode> find(UUID id) {
        return Optional.ofNullable(growth.node(id)).filter(ShareNode::isShown);
    }

    /** Whether it is made of everything; otherwise of the earliest openings. */
    public boolean isComplete() {
        return facts.complete();
    }

    public Totals totals() {
        long opens = 0;
        long selfOpens = 0;
        long sharers = 0;
        int depth = 0;
        for (ShareNode node : nodes) {
            opens += node.figures().opens();
            selfOpens += node.figures().selfOpens();
            sharers += node.kind() == Kind.VISITOR && node.figures().openers() > 0 ? 1 : 0;
            depth = node.isShown() ? Math.max(depth, node.depth()) : depth;
        }
        ShareNode.Figures all = root().figures();
        return new Totals(
                opens,
                selfOpens,
                all.people(),
                sharers,
                depth,
                all.contactsBelow(),
                all.wonBelow());
    }

    /** The visitors who brought most, at most so many. */
    public List<ShareNode> sharers(int most) {
        return nodes.stream()
                .filter(node -> node.kind() == Kind.VISITOR && node.figures().people() > 0)
                .sorted(ShareNode.ORDER)
                .limit(most)
                .toList();
    }

    /** The group chats, those with most people first. */
    public List<GroupReach> groups() {
        Map<String, Set<UUID>> people = new HashMap<>();
        for (GroupEntry entry : facts.groups()) {
            Share share = growth.share(entry.token());
            boolean self = share == null || growth.sharer(share).id().equals(entry.person());
            if (!self && window.holds(entry.at())) {
                people.computeIfAbsent(entry.group(), g -> new HashSet<>()).add(entry.person());
            }
        }
        return people.entrySet().stream()
                .map(group ->
                        new GroupReach(
                                group.getKey(),
                                group.getValue().size(),
                                contacts(group.getValue())))
                .sorted(
                        Comparator.comparing(GroupReach::people)
                                .reversed()
                                .thenComparing(GroupReach::group))
                .toList();
    }

    private long contacts(Set<UUID> people) {
        return people.stream()
                .map(growth::node)
                .filter(node -> node != null && node.isContact())
                .count();
    }

    /**
     * A part of the tree, small enough to draw: level by level, so that no node comes without its
     * parent.
     *
     * @param depth how many levels below the top
     * @param limit how many nodes beside the top
     * @param after a place among the children of the top; null for their beginning
     */
    public Picture picture(ShareNode top, int depth, int limit, @Nullable Place after) {
        List<ShareNode> shown = new ArrayList<>();
        List<ShareNode> level =
                top.children().stream()
                        .filter(child -> after == null || child.place().compareTo(after) > 0)
                        .toList();
        boolean more = level.size() > limit;
        for (int i = 0; i < depth && !level.isEmpty() && shown.size() < limit; i++) {
            shown.addAll(level.subList(0, Math.min(level.size(), limit - shown.size())));
            level = level.stream().flatMap(node -> node.children().stream()).toList();
        }
        return new Picture(top, shown, more ? shown.getLast().place() : null);
    }

    /**
     * @param nodes without the top
     * @param next where the children of the top go on; null where all are there
     */
    public record Picture(ShareNode top, List<ShareNode> nodes, @Nullable Place next) {}

    /**
     * What came of all shares of a card.
     *
     * @param people who came first by a share
     * @param sharers visitors whose shares somebody else opened
     * @param depth how many hands the card went through
     * @param contacts how many of the people want contact
     * @param won how many of the people are won
     */
    @Serdeable
    public record Totals(
            long opens,
            long selfOpens,
            long people,
            long sharers,
            int depth,
            long contacts,
            long won) {}

    /**
     * How far one group chat carried.
     *
     * @param people who opened a share in it
     * @param contacts how many of them want contact
     */
    public record GroupReach(String group, long people, long contacts) {}
}
