package io.aoscope.ui.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.debug.time.Profile;
import io.aoscope.engine.debug.time.Profile.FunctionCost;
import io.aoscope.engine.debug.time.Profile.Node;
import io.aoscope.ui.profile.FlameLayout.Box;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlameLayoutTest {
    private static final FlameNode TREE = tree(new Node(
            "slot 1",
            -1,
            10,
            100,
            List.of(
                    new Node("small", -1, 30, 30, List.of()),
                    new Node("large", -1, 20, 60, List.of(new Node("leaf", -1, 40, 40, List.of()))))));

    @Test
    void widthsAreSharesAndTheMostExpensiveStandsFirst() {
        FlameLayout layout = FlameLayout.of(TREE, 200);

        assertThat(layout.rows()).isEqualTo(3);
        assertThat(layout.boxes())
                .extracting(box -> box.node().name())
                .containsExactly("slot 1", "large", "small", "leaf");
        assertThat(layout.boxes()).extracting(Box::x).containsExactly(0.0, 0.0, 120.0, 0.0);
        assertThat(layout.boxes()).extracting(Box::width).containsExactly(200.0, 120.0, 60.0, 80.0);
    }

    @Test
    void zoomingGivesAFrameTheWholeWidthBelowTheWayToIt() {
        FlameNode large = TREE.children().getFirst();
        FlameLayout layout = FlameLayout.of(large, 200);

        assertThat(layout.boxes()).extracting(box -> box.node().name()).containsExactly("slot 1", "large", "leaf");
        assertThat(layout.boxes()).extracting(Box::above).containsExactly(true, false, false);
        assertThat(layout.of(large).orElseThrow().width()).isEqualTo(200);
        assertThat(layout.of(TREE.children().getLast())).isEmpty();
    }

    @Test
    void aPlaceBelongsToTheFrameDrawnThere() {
        FlameLayout layout = FlameLayout.of(TREE, 200);

        assertThat(layout.at(1, 119.9).orElseThrow().node().name()).isEqualTo("large");
        assertThat(layout.at(1, 120).orElseThrow().node().name()).isEqualTo("small");
        assertThat(layout.at(1, 190)).isEmpty();
        assertThat(layout.at(7, 10)).isEmpty();
    }

    @Test
    void aTreeOfAHundredThousandFramesGivesNoMoreBoxesThanThereArePixels() {
        List<Node> many = IntStream.range(0, 100_000)
                .mapToObj(i -> new Node("f" + i, -1, 1, 1, List.of()))
                .toList();
        FlameNode root = tree(new Node(
                "slot 1",
                -1,
                0,
                200_000,
                List.of(new Node("hot", -1, 100_000, 100_000, List.of()), new Node("cold", -1, 0, 100_000, many))));

        assertThat(FlameLayout.of(root, 1000).boxes()).hasSize(3);
        assertThat(FlameLayout.of(root.children().getLast(), 1000).boxes()).hasSizeLessThan(1100);
    }

    @Test
    void namesAreElidedNotClipped() {
        assertThat(FlameLayout.elided("luaV_execute", 12)).isEqualTo("luaV_execute");
        assertThat(FlameLayout.elided("luaV_execute", 6)).isEqualTo("luaV_…");
        assertThat(FlameLayout.elided("luaV_execute", 2)).isEmpty();
    }

    @Test
    void whatASearchFindsIsCountedOnceWhereItCallsItself() {
        FlameNode root = tree(new Node(
                "slot 1",
                -1,
                0,
                100,
                List.of(
                        new Node("walk", -1, 10, 60, List.of(new Node("walk", -1, 50, 50, List.of()))),
                        new Node("other", -1, 0, 40, List.of(new Node("Walk_back", -1, 5, 5, List.of()))))));

        assertThat(root.matching("walk")).isEqualTo(65);
        assertThat(root.matching(" ")).isZero();
    }

    @Test
    void siblingsAndParentsAreWalkedTo() {
        FlameNode large = TREE.children().getFirst();

        assertThat(large.sibling(1).name()).isEqualTo("small");
        assertThat(large.sibling(-1)).isSameAs(large);
        assertThat(large.sibling(1).sibling(1).name()).isEqualTo("small");
        assertThat(large.parent()).contains(TREE);
        assertThat(TREE.sibling(1)).isSameAs(TREE);
    }

    private static FlameNode tree(Node root) {
        return FlameNode.of(
                new Profile(root.total(), List.of(new FunctionCost(7, "large", 20, 60, 1)), root, Map.of()));
    }
}
