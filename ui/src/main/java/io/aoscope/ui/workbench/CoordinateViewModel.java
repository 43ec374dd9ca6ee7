package io.aoscope.ui.workbench;

import io.aoscope.ui.model.TimeTravel;
import io.aoscope.ui.model.WorkbenchModel;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The coordinate of the focus as text that can be written over. */
final class CoordinateViewModel {
    private final WorkbenchModel model;
    private final TimeTravel travel;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    CoordinateViewModel(WorkbenchModel model) {
        this.model = model;
        this.travel = model.travel();
        model.picture().subscribe(ignored -> revert());
    }

    StringProperty text() {
        return text;
    }

    /** Why the text leads nowhere, and what to write; else empty. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Moves the focus to what was written. */
    void go() {
        problem.set("");
        String wanted = text.get().strip();
        if (wanted.isEmpty() || wanted.equals(focus())) {
            revert();
        } else {
            travel.goTo(wanted, failure -> problem.set(String.valueOf(failure.getMessage())), this::revert);
        }
    }

    /** Writes the coordinate of the focus again. */
    void revert() {
        problem.set("");
        text.set(focus());
    }

    private String focus() {
        return Coordinates.text(model.picture().get());
    }
}
