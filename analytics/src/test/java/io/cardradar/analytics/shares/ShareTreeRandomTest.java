package io.cardradar.analytics.shares;

import static io.cardradar.analytics.shares.Spreading.person;
import static io.cardradar.analytics.shares.Spreading.since;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Random lives of a card, told in random orders, against a model without any cleverness. */
class ShareTreeRandomTest {
    private static final int LIVES = 200;
    private static final int PEOPLE = 30;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void isTheSameInWhateverOrderItIsTold(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < LIVES; i++) {
            Spreading life = life(random);
            ShareWindow window = since(random.nextInt(2) * random.nextInt(1_000));

            Map<UUID, String> told = described(life.tree(window));

            assertThat(described(life.shuffled(random).tree(window))).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 20261122})
    void growsAsTheModelDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < LIVES; i++) {
            Spreading life = life(random);
            Map<UUID, UUID> parents = parents(life);
            ShareTree tree = life.tree();

            assertThat(edges(tree)).isEqualTo(parents);
            assertThat(tree.totals().people()).isEqualTo(parents.size());
            for (int who = 1; who <= PEOPLE; who++) {
                UUID id = person(who);
                tree.find(id)
                        .ifPresent(node ->
                                assertThat(node.figures().people()).isEqualTo(below(parents, id)));
            }
        }
    }

    private static Spreading life(Random random) {
        Spreading life = new Spreading();
        for (int who = 0; who < PEOPLE; who++) {
            life.share(who, "t" + who);
        }
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < 80; i++) {
            int who = 1 + random.nextInt(PEOPLE);
            String token = "t" + random.nextInt(PEOPLE + 2);
            // Many at the same second, so that ties are decided somehow, but always alike.
            if (pairs.add(who + token)) {
                life.open(who, token, random.nextInt(40), random.nextInt(3));
            }
        }
        for (int i = 0; i < 10; i++) {
            life.contact(1 + random.nextInt(PEOPLE), random.nextInt(60));
            life.group(
                    1 + random.nextInt(PEOPLE),
                    "t" + random.nextInt(PEOPLE),
                    "g" + random.nextInt(3),
                    random.nextInt(60));
        }
        return life;
    }

    /** Who brought whom: each way in order of time, walking all the way up to look for a circle. */
    private static Map<UUID, UUID> parents(Spreading life) {
        Map<String, UUID> sharers =
                life.shares().stream()
                        .collect(Collectors.toMap(Share::token, s -> s.sharer().person()));
        List<Opening> ways = new ArrayList<>(life.openings());
        ways.sort(
                Comparator.comparing(Opening::firstAt)
                        .thenComparing(Opening::token)
                        .thenComparing(Opening::person));
        Map<UUID, UUID> parents = new HashMap<>();
        for (Opening way : ways) {
            UUID sharer = sharers.get(way.token());
            if (sharer != null
                    && !parents.containsKey(way.person())
                    && !isAbove(parents, way.person(), sharer)) {
                parents.put(way.person(), sharer);
            }
        }
        return parents;
    }

    private static boolean isAbove(Map<UUID, UUID> parents, UUID above, UUID start) {
        @Nullable UUID at = start;
        while (at != null) {
            if (at.equals(above)) {
                return true;
            }
            at = parents.get(at);
        }
        return false;
    }

    private static long below(Map<UUID, UUID> parents, UUID top) {
        return parents.keySet().stream()
                .filter(who -> !who.equals(top) && isAbove(parents, top, who))
                .count();
    }

    private static Map<UUID, UUID> edges(ShareTree tree) {
        Map<UUID, UUID> edges = new HashMap<>();
        for (int who = 1; who <= PEOPLE; who++) {
            tree.find(person(who))
                    .ifPresent(node -> {
                        ShareNode parent = node.parent();
                        if (node.arrival() != null && parent != null) {
                            edges.put(node.id(), parent.id());
                        }
                    });
        }
        return edges;
    }

    /** Everything that anybody can see of a tree. */
    private static Map<UUID, String> described(ShareTree tree) {
        Map<UUID, String> nodes = new TreeMap<>();
        List<ShareNode> all = tree.picture(tree.root(), 1_000, 10_000, null).nodes();
        all.forEach(node -> nodes.put(node.id(), describe(node)));
        nodes.put(tree.root().id(), tree.totals() + " " + tree.groups() + " " + ids(all));
        return nodes;
    }

    private static String describe(ShareNode node) {
        ShareNode parent = node.parent();
        return (parent == null ? "" : parent.id())
                + " "
                + node.arrival()
                + " "
                + node.depth()
                + node.isContact()
                + node.figures()
                + node.visitor();
    }

    private static List<UUID> ids(List<ShareNode> nodes) {
        return nodes.stream().map(ShareNode::id).toList();
    }
}
