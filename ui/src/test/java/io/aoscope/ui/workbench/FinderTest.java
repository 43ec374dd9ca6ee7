package io.aoscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {
    private static final List<Action> ACTIONS = List.of(action("Step into"), action("Step over"), action("Stop"));

    @Test
    void nothingTypedFindsEverythingInOrder() {
        assertThat(find("")).containsExactly("Step into", "Step over", "Stop");
    }

    @Test
    void theFirstLettersOfWordsFindTheClosestFirst() {
        assertThat(find("so")).containsExactly("Step over", "Stop", "Step into");
    }

    @Test
    void lettersThatAreNotThereFindNothing() {
        assertThat(find("xyz")).isEmpty();
    }

    private static List<String> find(String typed) {
        return Finder.find(typed, ACTIONS).stream().map(Action::text).toList();
    }

    private static Action action(String text) {
        return Action.of(text, text, Icons.STOP, () -> {});
    }
}
