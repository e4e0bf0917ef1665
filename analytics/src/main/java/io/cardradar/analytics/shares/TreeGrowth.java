package io.cardradar.analytics.shares;

import io.cardradar.analytics.shares.Share.Sharer;
import io.cardradar.analytics.shares.ShareNode.Arrival;
import io.cardradar.analytics.shares.ShareNode.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Grows the tree of one card: who was brought by whom.
 *
 * <p>All ways by which anybody came are taken in the order of time. The first way by which a
 * visitor came is the edge of the tree, unless it would close a circle; all others are opens and no
 * more. So the tree depends on what happened, never on when it was told.
 */
final class TreeGrowth {
    private static final Comparator<Way> ORDER =
            Comparator.comparing(Way::at)
                    .thenComparing(way -> way.share.token())
                    .thenComparing(way -> way.who.id());

    private final Map<UUID, ShareNode> nodes = new HashMap<>();
    private final Map<String, Share> shares = new HashMap<>();
    private final Map<Entry, GroupEntry> groups = new HashMap<>();
    private final ShareNode root;

    private TreeGrowth(UUID owner, ShareFacts facts) {
        this.root = new ShareNode(owner, Kind.OWNER);
        this.nodes.put(owner, root);
        facts.shares().forEach(share -> shares.put(share.token(), share));
        facts.groups()
                .forEach(group ->
                        groups.merge(
                                new Entry(group.token(), group.person()),
                                group,
                                TreeGrowth::first));
    }

    static TreeGrowth of(UUID owner, ShareFacts facts) {
        TreeGrowth growth = new TreeGrowth(owner, facts);
        List<Way> ways = new ArrayList<>();
        growth.shares.values().forEach(share -> growth.addClaim(share, ways));
        facts.openings().forEach(opening -> growth.addOpening(opening, ways));
        ways.stream().sorted(ORDER).forEach(growth::take);
        growth.nodes.values().forEach(growth::keepUnderRoot);
        return growth;
    }

    ShareNode root() {
        return root;
    }

    @Nullable ShareNode node(UUID id) {
        return nodes.get(id);
    }

    /** The share of this card that has a token. */
    @Nullable Share share(String token) {
        return shares.get(token);
    }

    ShareNode sharer(Share share) {
        Sharer sharer = share.sharer();
        return node(
                sharer.person(),
                sharer.visitor(),
                sharer.employee() ? Kind.COLLEAGUE : Kind.VISITOR);
    }

    private ShareNode node(UUID person, UUID visitor, Kind kind) {
        ShareNode known = nodes.get(person);
        if (known != null) {
            known.is(visitor);
            return known;
        }
        ShareNode node = new ShareNode(person, kind);
        node.firstVisitor(visitor);
        nodes.put(person, node);
        return node;
    }

    private void addOpening(Opening opening, List<Way> ways) {
        Share share = shares.get(opening.token());
        if (share != null) {
            ShareNode who = node(opening.person(), opening.visitor(), Kind.VISITOR);
            ways.add(new Way(opening.firstAt(), share, who));
        }
    }

    /** A sharer's own word counts where no event tells: it was true when the share was made. */
    private void addClaim(Share share, List<Way> ways) {
        ShareNode sharer = sharer(share);
        Share parent = share.parent() == null ? null : shares.get(share.parent());
        if (parent != null && sharer.kind() == Kind.VISITOR) {
            ways.add(new Way(share.madeAt(), parent, sharer));
        }
    }

    /** A node without a parent is the top of all that is below it, and so of a circle. */
    private void take(Way way) {
        ShareNode by = sharer(way.share);
        boolean isVisitor = way.who.kind() == Kind.VISITOR;
        if (isVisitor && way.who.parent() == null && by.top() != way.who) {
            GroupEntry group = groups.get(new Entry(way.share.token(), way.who.id()));
            Arrival arrival =
                    new Arrival(way.at, way.share.channel(), group == null ? null : group.group());
            way.who.attach(by, arrival);
        }
    }

    private void keepUnderRoot(ShareNode node) {
        if (node != root && node.parent() == null) {
            node.attach(root, null);
        }
    }

    private static GroupEntry first(GroupEntry one, GroupEntry other) {
        int order = one.at().compareTo(other.at());
        boolean inOrder = order != 0 ? order < 0 : one.group().compareTo(other.group()) <= 0;
        return inOrder ? one : other;
    }

    private record Way(Instant at, Share share, ShareNode who) {}

    private record Entry(String token, UUID person) {}
}
