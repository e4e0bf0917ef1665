package io.cardradar.analytics.shares;

import static io.cardradar.analytics.shares.Spreading.at;
import static io.cardradar.analytics.shares.Spreading.person;
import static io.cardradar.analytics.shares.Spreading.since;

import static org.assertj.core.api.Assertions.assertThat;

import io.cardradar.analytics.shares.ShareNode.Arrival;
import io.cardradar.analytics.shares.ShareNode.Kind;
import io.cardradar.analytics.shares.ShareNode.Place;
import io.cardradar.analytics.shares.ShareTree.GroupReach;
import io.cardradar.analytics.shares.ShareTree.Picture;
import io.cardradar.analytics.shares.ShareTree.Totals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

class ShareTreeTest {
    @Test
    void followsACardFromHandToHand() {
        ShareTree tree =
                new Spreading()
                        .share(0, "a")
                        .share(1, "b")
                        .open(1, "a", 10)
                        .open(2, "b", 20, 3)
                        .open(3, "b", 30)
                        .tree();

        assertThat(parent(tree, 1)).isEqualTo(person(0));
        assertThat(parent(tree, 2)).isEqualTo(person(1));
        assertThat(node(tree, 3).depth()).isEqualTo(2);
        assertThat(node(tree, 1).figures().opens()).isEqualTo(4);
        assertThat(node(tree, 1).figures().reached()).isEqualTo(2);
        assertThat(tree.totals()).isEqualTo(new Totals(5, 0, 3, 1, 2, 0, 0));
    }

    @Test
    void takesTheFirstWayAndCountsOtherWaysAsOpens() {
        ShareTree tree =
                new Spreading()
                        .share(0, "a")
                        .share(1, "b")
                        .open(1, "a", 10)
                        .open(2, "b", 20)
                        .open(2, "a", 30)
                        .tree();

        assertThat(parent(tree, 2)).isEqualTo(person(1));
        assertThat(tree.root().figures().openers()).isEqualTo(2);
        assertThat(tree.root().figures().reached()).isEqualTo(1);
    }

    @Test
    void countsSelfOpensButMakesNoEdgeOfThem() {
        ShareTree tree =
                new Spreading()
                        .share(0, "a")
                        .share(1, "b")
                        .open(1, "a", 10)
                        .open(1, "b", 5, 4)
                        .tree();

        assertThat(parent(tree, 1)).isEqualTo(person(0));
        assertThat(node(tree, 1).figures().selfOpens()).isEqualTo(4);
        assertThat(node(tree, 1).figures().opens()).isZero();
        assertThat(tree.totals().sharers()).isZero();
    }

    /** One came by himself, shared, and opened what he had started. */
    @Test
    void closesNoCircle() {
        ShareTree tree =
                new Spreading()
                        .share(1, "a")
                        .share(2, "b")
                        .share(3, "c")
                        .open(2, "a", 10)
                        .open(3, "b", 20)
                        .open(1, "c", 30)
                        .tree();

        assertThat(parent(tree, 1)).isEqualTo(person(0));
        assertThat(node(tree, 1).arrival()).isNull();
        assertThat(node(tree, 3).depth()).isEqualTo(3);
        assertThat(node(tree, 3).figures().opens()).isEqualTo(1);
        assertThat(tree.totals().people()).isEqualTo(2);
    }

    @Test
    void knowsNothingOfTokensThatAreNoSharesOfTheCard() {
        ShareTree tree = new Spreading().share(0, "a").open(1, "elsewhere", 10).tree();

        assertThat(tree.find(person(1))).isEmpty();
        assertThat(tree.totals().people()).isZero();
    }

    @Test
    void believesASharerWhereNoEventTells() {
        ShareTree tree =
                new Spreading().share(0, "a").share(1, "b", "a", 15).open(2, "b", 20).tree();

        assertThat(parent(tree, 1)).isEqualTo(person(0));
        assertThat(node(tree, 1).arrival()).isEqualTo(new Arrival(at(15), "chat", null));
        assertThat(tree.totals().people()).isEqualTo(2);
    }

    @Test
    void putsColleaguesUnderTheOwnerAndCountsThemForNobody() {
        ShareTree tree = new Spreading().colleague(7, "c").open(1, "c", 10).tree();

        assertThat(node(tree, 7).kind()).isEqualTo(Kind.COLLEAGUE);
        assertThat(parent(tree, 7)).isEqualTo(person(0));
        assertThat(tree.root().figures().reached()).isZero();
        assertThat(tree.root().figures().people()).isEqualTo(1);
    }

    @Test
    void countsWhoWantsContactAndWhoIsWonSinceTheyCame() {
        ShareTree tree =
                new Spreading()
                        .share(0, "a")
                        .share(1, "b")
                        .open(1, "a", 10)
                        .open(2, "b", 20)
                        .open(3, "b", 30)
                        .contact(1, 5)
                        .contact(2, 25)
                        .contact(3, 40)
                        .won(3, 50)
                        .tree();

        assertThat(node(tree, 1).isContact()).as("before coming by the share").isFalse();
        assertThat(node(tree, 1).figures().contacts()).isEqualTo(2);
        assertThat(node(tree, 1).figures().won()).isEqualTo(1);
        assertThat(tree.root().figures().contacts()).isZero();
        assertThat(tree.totals()).isEqualTo(new Totals(3, 0, 3, 1, 2, 2, 1));
    }

    @Test
    void countsFromTheWindowOnButKeepsWhoBroughtWhom() {
        Spreading spreading =
                new Spreading()
                        .share(0, "a")
                        .share(1, "b")
                        .open(1, "a", 10, 0)
                        .open(2, "b", 200)
                        .open(3, "a", 20, 0);

        ShareTree tree = spreading.tree(since(100));

        assertThat(parent(tree, 2)).isEqualTo(person(1));
        assertThat(tree.find(person(3))).as("nothing came of 3 in the window").isEmpty();
        assertThat(tree.root().childCount()).isEqualTo(1);
        assertThat(tree.totals()).isEqualTo(new Totals(1, 0, 1, 1, 2, 0, 0));
    }

    @Test
    void saysHowFarEachGroupChatCarried() {
        ShareTree tree =
                new Spreading()
                        .share(0, "a")
                        .share(1, "b")
                        .open(1, "a", 10)
                        .open(2, "b", 20)
                        .open(3, "b", 30)
                        .group(1, "a", "g1", 10)
                        .group(2, "b", "g2", 20)
                        .group(3, "b", "g2", 30)
                        .group(1, "b", "g2", 40)
                        .contact(3, 50)
                        .tree();

        assertThat(tree.groups())
                .containsExactly(new GroupReach("g2", 2, 1), new GroupReach("g1", 1, 0));
        assertThat(Objects.requireNonNull(node(tree, 2).arrival()).group()).isEqualTo("g2");
    }

    /** A card that went round the country: a chain, and a hand with many children. */
    @Test
    void drawsABoundedPartOfAHugeTreeAndPagesThroughTheRest() {
        Spreading spreading = new Spreading().share(0, "t0");
        for (int i = 1; i <= 50_000; i++) {
            spreading.share(i, "t" + i).open(i, "t" + (i - 1), i);
        }
        for (int i = 50_001; i <= 100_000; i++) {
            spreading.open(i, "t0", i);
        }

        ShareTree tree = spreading.tree();
        Picture first = tree.picture(tree.root(), 5, 100, null);
        List<UUID> children = new ArrayList<>();
        @Nullable Place place = null;
        do {
            Picture page = tree.picture(tree.root(), 1, 1_000, place);
            page.nodes().forEach(node -> children.add(node.id()));
            place = page.next();
        } while (place != null);

        assertThat(tree.totals()).isEqualTo(new Totals(100_000, 0, 100_000, 49_999, 50_000, 0, 0));
        assertThat(first.nodes()).hasSize(100);
        assertThat(first.nodes().getFirst().figures().people()).isEqualTo(49_999);
        assertThat(children).hasSize(50_001).doesNotHaveDuplicates();
    }

    @Test
    void drawsNoNodeWithoutItsParent() {
        Spreading spreading = new Spreading().share(0, "t0");
        for (int i = 1; i < 400; i++) {
            spreading.share(i, "t" + i).open(i, "t" + i / 3, i);
        }
        ShareTree tree = spreading.tree();

        List<ShareNode> drawn = tree.picture(tree.root(), 10, 50, null).nodes();

        assertThat(drawn)
                .hasSize(50)
                .allSatisfy(node ->
                        assertThat(node.parent() == tree.root() || drawn.contains(node.parent()))
                                .isTrue());
    }

    private static ShareNode node(ShareTree tree, int person) {
        return tree.find(person(person)).orElseThrow();
    }

    private static UUID parent(ShareTree tree, int person) {
        return Objects.requireNonNull(node(tree, person).parent()).id();
    }
}
