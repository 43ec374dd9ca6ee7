package io.aoscope.ui.model;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Expressions whose values are shown at each moment, in the order they were added. */
public final class Watches {
    private final ObservableList<String> expressions = FXCollections.observableArrayList();

    public ObservableList<String> expressions() {
        return expressions;
    }

    /** Adds one that is not there yet. */
    public void add(String expression) {
        String text = expression.strip();
        if (!text.isEmpty() && !expressions.contains(text)) {
            expressions.add(text);
        }
    }
}
