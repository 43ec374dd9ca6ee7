package io.aoscope.ui.timeline;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.engine.debug.RunState;
import io.aoscope.engine.debug.SessionView;
import io.aoscope.engine.debug.time.History;
import io.aoscope.ui.model.Branching;
import io.aoscope.ui.model.Conditions;
import io.aoscope.ui.model.Link;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The branches of the process, and one that is chosen among them. */
final class BranchesViewModel {
    private final WorkbenchModel model;
    private final ObservableList<BranchView> branches = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<BranchView>> selected = new SimpleObjectProperty<>(Optional.empty());

    BranchesViewModel(WorkbenchModel model) {
        this.model = model;
        model.picture().subscribe(picture -> accept(picture.session()));
    }

    /** Main first. */
    ObservableList<BranchView> branches() {
        return branches;
    }

    /** The branch that what is asked is about. */
    ObjectProperty<Optional<BranchView>> selected() {
        return selected;
    }

    /** Whether there is more than what happened. */
    BooleanBinding several() {
        return Conditions.on(model, session -> session.branches().size() > 1);
    }

    /** Whether branches can be changed and gone to: nothing is under way. */
    BooleanBinding changeable() {
        return Conditions.on(model, session -> session.run() == RunState.IDLE);
    }

    /** Where a branch comes from, and how long it is. */
    static String origin(BranchView branch) {
        String slots = branch.slots() == 1 ? "the spawn" : "to slot " + (branch.slots() - 1);
        return branch.parent()
                .map(parent -> "from " + branch.from() + " of " + parent)
                .orElse("what happened, " + slots);
    }

    /** Puts the process on the branch. */
    void goTo(BranchView branch) {
        if (!branch.current()) {
            branching().goTo(branch.name());
        }
    }

    /** The branch after the current one, the first after the last. */
    void next() {
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i).current()) {
                goTo(branches.get((i + 1) % branches.size()));
                return;
            }
        }
    }

    void rename(BranchView branch, String name) {
        if (!name.isBlank() && !name.strip().equals(branch.name())) {
            branching().rename(branch.name(), name.strip());
        }
    }

    void delete(BranchView branch) {
        branching().delete(branch.name());
    }

    /** Shows where the branch that the process is on and another come apart: the selected one, else its parent, else any. */
    void compare() {
        Optional<String> parent =
                branches.stream().filter(BranchView::current).findFirst().flatMap(BranchView::parent);
        selected.get()
                .filter(branch -> !branch.current())
                .map(BranchView::name)
                .or(() -> parent)
                .or(() -> branches.stream()
                        .filter(branch -> !branch.current())
                        .map(BranchView::name)
                        .findFirst())
                .ifPresent(name -> model.follow(new Link.CompareBranch(name)));
    }

    /** Begins a branch after the slot in focus. */
    void begin() {
        branching().begin();
    }

    static boolean isMain(BranchView branch) {
        return branch.name().equals(History.MAIN);
    }

    private Branching branching() {
        return model.branching();
    }

    private void accept(SessionView session) {
        List<BranchView> now = session.branches();
        if (!now.equals(branches)) {
            Optional<String> chosen = selected.get().map(BranchView::name);
            branches.setAll(now);
            selected.set(now.stream()
                    .filter(branch -> chosen.filter(branch.name()::equals).isPresent())
                    .findFirst()
                    .or(() -> now.stream().filter(BranchView::current).findFirst()));
        }
    }
}
