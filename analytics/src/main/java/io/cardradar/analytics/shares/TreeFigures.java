package io.cardradar.analytics.shares;

import io.cardradar.analytics.shares.ShareNode.Arrival;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Counts what came of each share, from the leaves to the root. */
final class TreeFigures {
    private final TreeGrowth growth;
    private final ShareFacts facts;
    private final ShareWindow window;

    TreeFigures(TreeGrowth growth, ShareFacts facts, ShareWindow window) {
        this.growth = growth;
        this.facts = facts;
        this.window = window;
    }

    /** Answers all nodes, each before those below it. */
    List<ShareNode> count() {
        facts.openings().forEach(this::addOpens);
        countOpeners();
        List<ShareNode> nodes = fromTop();
        nodes.reversed().forEach(this::addToParent);
        growth.root().show(true);
        return nodes;
    }

    private void addOpens(Opening opening) {
        Share share = growth.share(opening.token());
        if (share != null) {
            ShareNode sharer = growth.sharer(share);
            boolean self = sharer.id().equals(opening.person());
            long opens = opening.opens();
            sharer.figures(sharer.figures().opened(self ? 0 : opens, 0, self ? opens : 0));
        }
    }

    private void countOpeners() {
        Set<Pair> counted = new HashSet<>();
        for (Opening opening : facts.openings()) {
            Share share = growth.share(opening.token());
            if (share != null && (opening.opens() > 0 || window.holds(opening.firstAt()))) {
                ShareNode sharer = growth.sharer(share);
                boolean self = sharer.id().equals(opening.person());
                if (!self && counted.add(new Pair(sharer.id(), opening.person()))) {
                    sharer.figures(sharer.figures().opened(0, 1, 0));
                }
            }
        }
    }

    private List<ShareNode> fromTop() {
        List<ShareNode> nodes = new ArrayList<>();
        nodes.add(growth.root());
        for (int i = 0; i < nodes.size(); i++) {
            ShareNode node = nodes.get(i);
            node.allChildren().forEach(child -> child.below(node));
            nodes.addAll(node.allChildren());
        }
        return nodes;
    }

    private void addToParent(ShareNode node) {
        Arrival arrival = node.arrival();
        boolean reached = arrival != null && window.holds(arrival.at());
        node.converted(
                since(arrival, facts.contacts(), node.id()),
                since(arrival, facts.won(), node.id()));
        boolean acts = node.isContact() || node.isWon() || node.figures().opens() > 0;
        node.show(node.isShown() || reached || acts);
        ShareNode parent = node.parent();
        if (parent != null) {
            parent.figures(parent.figures().and(node, reached));
            parent.show(parent.isShown() || node.isShown());
        }
    }

    /** What a visitor did before coming by a share is not the share's merit. */
    private boolean since(@Nullable Arrival arrival, Map<UUID, Instant> acts, UUID person) {
        Instant at = acts.get(person);
        return arrival != null && at != null && !at.isBefore(arrival.at()) && window.holds(at);
    }

    private record Pair(UUID sharer, UUID opener) {}
}
