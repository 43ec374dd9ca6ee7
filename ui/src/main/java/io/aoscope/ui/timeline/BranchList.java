package io.aoscope.ui.timeline;

import io.aoscope.engine.debug.BranchView;
import io.aoscope.icons.Icons;
import io.aoscope.ui.kit.Action;
import io.aoscope.ui.kit.Clip;
import io.aoscope.ui.kit.Dialogs;
import io.aoscope.ui.kit.MenuItems;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The branches beside the Timeline, once there is one: Enter goes to one, F2 renames, Delete deletes. */
final class BranchList extends ListView<BranchView> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final BranchesViewModel view;
    private final Dialogs dialogs;
    private final List<Action> actions;
    private boolean following;

    BranchList(BranchesViewModel view, Dialogs dialogs) {
        this.view = view;
        this.dialogs = dialogs;
        this.actions = List.of(
                Action.of("branch-begin", "Begin a branch after this slot", Icons.BRANCH, view::begin)
                        .when(view.changeable()),
                Action.of("branch-next", "Next branch", Icons.BRANCH, view::next)
                        .key("Alt+B")
                        .when(view.several().and(view.changeable())),
                Action.of("branch-go-to", "Go to the branch", Icons.GO_TO, () -> chosen(view::goTo))
                        .when(possible(branch -> !branch.current())),
                Action.of("branch-compare", "Compare branches…", Icons.BRANCH, view::compare)
                        .when(view.several()),
                Action.of("branch-rename", "Rename the branch…", Icons.EDIT, this::rename)
                        .when(possible(branch -> !BranchesViewModel.isMain(branch))),
                Action.of("branch-delete", "Delete the branch…", Icons.DELETE, () -> chosen(this::delete))
                        .when(possible(branch -> !BranchesViewModel.isMain(branch))));
        setId("branches");
        getStyleClass().addAll("dense", "branches");
        setItems(view.branches());
        setEditable(true);
        setCellFactory(ignored -> new BranchCell());
        visibleProperty().bind(view.several());
        managedProperty().bind(visibleProperty());
        getSelectionModel().selectedItemProperty().subscribe(branch -> {
            if (branch != null && !following) {
                view.selected().set(Optional.of(branch));
            }
        });
        view.selected().subscribe(chosen -> {
            following = true;
            chosen.ifPresent(getSelectionModel()::select);
            following = false;
        });
        setContextMenu(menu());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** What can be done with branches, the chosen one where it is about one. */
    List<Action> actions() {
        return actions;
    }

    /** Lets the user write another name in place of the chosen branch's. */
    void rename() {
        chosen(branch -> {
            if (isVisible() && !BranchesViewModel.isMain(branch)) {
                requestFocus();
                edit(getItems().indexOf(branch));
            }
        });
    }

    private BooleanBinding possible(Predicate<BranchView> test) {
        return Bindings.createBooleanBinding(
                () -> view.changeable().get()
                        && view.selected().get().filter(test).isPresent(),
                view.selected(),
                view.changeable(),
                view.branches());
    }

    private void chosen(Consumer<BranchView> work) {
        view.selected().get().ifPresent(work);
    }

    private void delete(BranchView branch) {
        boolean agreed = dialogs.confirm(
                "Delete branch " + branch.name(),
                "What happened on it alone is deleted with it. Everything else stays.",
                "Delete");
        if (agreed) {
            view.delete(branch);
        }
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        actions.stream().skip(2).map(MenuItems::of).forEach(menu.getItems()::add);
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        MenuItems.of(
                                "Copy where it begins",
                                () -> chosen(branch -> Clip.copy(branch.from().toString()))));
        return menu;
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            chosen(view::goTo);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            chosen(branch -> {
                if (!BranchesViewModel.isMain(branch)) {
                    delete(branch);
                }
            });
            event.consume();
        }
    }

    /** A branch: its name, and where it comes from. */
    private final class BranchCell extends ListCell<BranchView> {
        private final Label name = new Label();
        private final Label origin = new Label();
        private final VBox texts = new VBox(name, origin);
        private final TextField typed = new TextField();

        BranchCell() {
            getStyleClass().add("branch-cell");
            name.getStyleClass().add("branch-name");
            origin.getStyleClass().add("text-muted");
            setPrefWidth(0);
            typed.setId("branch-name-edit");
            typed.setOnAction(event -> {
                BranchView branch = getItem();
                String text = typed.getText();
                cancelEdit();
                BranchList.this.requestFocus();
                view.rename(branch, text);
            });
            typed.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ESCAPE) {
                    cancelEdit();
                    BranchList.this.requestFocus();
                    event.consume();
                }
            });
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && getItem() != null) {
                    view.goTo(getItem());
                }
            });
        }

        @Override
        public void startEdit() {
            super.startEdit();
            if (isEditing() && getItem() != null) {
                typed.setText(getItem().name());
                setGraphic(typed);
                typed.requestFocus();
                typed.selectAll();
            }
        }

        @Override
        public void cancelEdit() {
            super.cancelEdit();
            updateItem(getItem(), isEmpty());
        }

        @Override
        protected void updateItem(@Nullable BranchView branch, boolean empty) {
            super.updateItem(branch, empty);
            setText(null);
            if (empty || branch == null) {
                pseudoClassStateChanged(CURRENT, false);
                setGraphic(null);
                return;
            }
            pseudoClassStateChanged(CURRENT, branch.current());
            setEditable(!BranchesViewModel.isMain(branch));
            name.setText((branch.current() ? "● " : "") + branch.name());
            origin.setText(BranchesViewModel.origin(branch));
            setGraphic(texts);
        }
    }
}
