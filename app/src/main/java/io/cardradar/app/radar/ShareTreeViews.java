package io.cardradar.app.radar;

import io.cardradar.analytics.shares.ShareNode;
import io.cardradar.analytics.shares.ShareNode.Arrival;
import io.cardradar.analytics.shares.ShareTree;
import io.cardradar.analytics.shares.ShareTree.GroupReach;
import io.cardradar.app.radar.ShareNames.Known;
import io.cardradar.app.radar.Spread.Spreading;
import io.cardradar.kernel.TenantId;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows share trees with the names that people read. */
@Singleton
class ShareTreeViews {
    /** Of one card; the rest carried less. */
    private static final int MOST_GROUPS = 100;

    private final ShareNames names;

    ShareTreeViews(ShareNames names) {
        this.names = names;
    }

    TreeView tree(TenantId tenant, ShareTree tree, ShareTree.Picture picture, Locale locale) {
        List<ShareNode> shown =
                Stream.concat(Stream.of(picture.top()), picture.nodes().stream()).toList();
        Known known = names.of(tenant, shown, locale);
        return new TreeView(
                tree.totals(),
                shown.stream().map(node -> view(node, known)).toList(),
                picture.nodes().stream().map(ShareTreeViews::link).toList(),
                tree.groups().stream().limit(MOST_GROUPS).map(g -> group(g, known)).toList(),
                picture.next() == null ? null : Spread.cursor(picture.next()),
                tree.isComplete());
    }

    SpreadView spread(TenantId tenant, List<Spreading> all, int most, Locale locale) {
        List<Sharer> sharers =
                all.stream()
                        .flatMap(card ->
                                card.tree().sharers(most).stream().map(n -> new Sharer(card, n)))
                        .sorted(Comparator.comparing(sharer -> sharer.node.place()))
                        .limit(most)
                        .toList();
        Known known = names.of(tenant, sharers.stream().map(Sharer::node).toList(), locale);
        return new SpreadView(
                all.stream().map(c -> c.tree().totals()).reduce(ShareTreeViews::sum).orElse(NONE),
                all.stream()
                        .map(card -> new CardView(card.card().value(), card.tree().totals()))
                        .toList(),
                sharers.stream()
                        .map(s -> new SharerView(s.of.card().value(), view(s.node, known)))
                        .toList(),
                groups(all, most, known),
                all.stream().allMatch(card -> card.tree().isComplete()));
    }

    private static List<CardGroupView> groups(List<Spreading> all, int most, Known known) {
        List<CardGroupView> groups = new ArrayList<>();
        for (Spreading card : all) {
            card.tree()
                    .groups()
                    .forEach(g ->
                            groups.add(new CardGroupView(card.card().value(), group(g, known))));
        }
        groups.sort(Comparator.comparing((CardGroupView g) -> g.group.people).reversed());
        return groups.stream().limit(most).toList();
    }

    private static final ShareTree.Totals NONE = new ShareTree.Totals(0, 0, 0, 0, 0, 0, 0);

    private static ShareTree.Totals sum(ShareTree.Totals one, ShareTree.Totals other) {
        return new ShareTree.Totals(
                one.opens() + other.opens(),
                one.selfOpens() + other.selfOpens(),
                one.people() + other.people(),
                one.sharers() + other.sharers(),
                Math.max(one.depth(), other.depth()),
                one.contacts() + other.contacts(),
                one.won() + other.won());
    }

    private static NodeView view(ShareNode node, Known known) {
        ShareNode parent = node.parent();
        Arrival arrival = node.arrival();
        String group = arrival == null ? null : arrival.group();
        boolean visitor = node.kind() == ShareNode.Kind.VISITOR;
        return new NodeView(
                node.id(),
                known.name(node),
                node.kind().name().toLowerCase(Locale.ROOT),
                parent == null ? null : parent.id(),
                node.depth(),
                visitor ? node.visitor() : null,
                visitor ? known.customer(node) : null,
                arrival == null ? null : arrival.at(),
                arrival == null ? null : arrival.channel(),
                group == null ? null : new GroupName(group, known.group(group)),
                node.isContact(),
                node.isWon(),
                node.childCount(),
                node.figures());
    }

    private static LinkView link(ShareNode node) {
        ShareNode parent = node.parent();
        return new LinkView(parent == null ? node.id() : parent.id(), node.id());
    }

    private static GroupView group(GroupReach reach, Known known) {
        return new GroupView(
                reach.group(), known.group(reach.group()), reach.people(), reach.contacts());
    }

    private record Sharer(Spreading of, ShareNode node) {}

    /**
     * @param totals of the whole tree
     * @param nodes the top first, each node after its parent; within a level, whoever brought most
     *     comes first
     * @param links of each node but the top, from its parent
     * @param groups the group chats of the whole tree, those with most people first
     * @param next the {@code cursor} at which the children of the top go on; null where all are
     *     here
     * @param complete false when the card was opened by shares so often that only the earliest
     *     100,000 are looked at
     */
    @Serdeable
    record TreeView(
            ShareTree.Totals totals,
            List<NodeView> nodes,
            List<LinkView> links,
            List<GroupView> groups,
            @Nullable String next,
            boolean complete) {}

    /**
     * @param kind {@code owner}, {@code colleague} or {@code visitor}
     * @param parent whose share brought this visitor first
     * @param depth 0 for the owner
     * @param reachedAt null for employees, and for visitors who came by themselves and then shared
     * @param channel where the share was to go, in a word of the client's
     * @param group the group chat in which the share was opened, where WeChat told of it
     * @param contact whether this visitor wants contact, since then and in the window
     * @param won whether the card's owner won this customer, since then and in the window
     * @param children how many there are; ask with {@code parent} for those that are not here
     */
    @Serdeable
    record NodeView(
            UUID id,
            String name,
            String kind,
            @Nullable UUID parent,
            int depth,
            @Nullable UUID visitorId,
            @Nullable UUID customerId,
            @Nullable Instant reachedAt,
            @Nullable String channel,
            @Nullable GroupName group,
            boolean contact,
            boolean won,
            int children,
            ShareNode.Figures figures) {}

    @Serdeable
    record LinkView(UUID source, UUID target) {}

    @Serdeable
    record GroupName(String id, String name) {}

    /**
     * @param people who opened a share of the card in this group chat
     * @param contacts how many of them want contact
     */
    @Serdeable
    record GroupView(String id, String name, long people, long contacts) {}

    /**
     * @param totals of all cards; somebody who was reached by two cards counts for each
     * @param sharers the visitors who brought most
     * @param groups the group chats with most people
     */
    @Serdeable
    record SpreadView(
            ShareTree.Totals totals,
            List<CardView> cards,
            List<SharerView> sharers,
            List<CardGroupView> groups,
            boolean complete) {}

    @Serdeable
    record CardView(UUID cardId, ShareTree.Totals totals) {}

    @Serdeable
    record SharerView(UUID cardId, NodeView sharer) {}

    @Serdeable
    record CardGroupView(UUID cardId, GroupView group) {}
}
