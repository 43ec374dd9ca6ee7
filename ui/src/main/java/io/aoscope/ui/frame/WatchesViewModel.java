package io.aoscope.ui.frame;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.ui.model.Picture;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The watched expressions with their values at the focus. */
final class WatchesViewModel {
    private final WorkbenchModel model;
    private final ObservableList<WatchRow> rows = FXCollections.observableArrayList();
    private Optional<Picture> last = Optional.empty();
    private Map<String, String> before = Map.of();

    WatchesViewModel(WorkbenchModel model) {
        this.model = model;
        model.watches()
                .expressions()
                .addListener((Observable changed) -> fill(model.picture().get()));
        model.picture().subscribe(this::accept);
    }

    ObservableList<WatchRow> rows() {
        return rows;
    }

    void add(String expression) {
        model.watches().add(expression);
    }

    /** Writes another expression in the place of one; an empty one deletes it. */
    void replace(int index, String expression) {
        List<String> all = model.watches().expressions();
        if (index < 0 || index >= all.size()) {
            return;
        }
        if (expression.isBlank()) {
            all.remove(index);
        } else if (!all.get(index).equals(expression.strip())) {
            all.set(index, expression.strip());
        }
    }

    private void accept(Picture now) {
        boolean another = last.filter(seen -> !seen.point().equals(now.point())).isPresent();
        if (another) {
            Map<String, String> seen = new HashMap<>();
            rows.forEach(row -> seen.put(row.expression(), row.text()));
            before = seen;
        }
        last = Optional.of(now);
        fill(now);
    }

    private void fill(Picture now) {
        var scope = new PictureScope(now);
        List<WatchRow> next = new ArrayList<>();
        for (String expression : model.watches().expressions()) {
            next.add(row(expression, scope));
        }
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    private WatchRow row(String expression, PictureScope scope) {
        try {
            String text = text(Expression.read(expression).value(scope));
            String was = before.get(expression);
            return new WatchRow(expression, text, false, was != null && !was.equals(text));
        } catch (ExpressionException e) {
            return new WatchRow(expression, String.valueOf(e.getMessage()), true, false);
        }
    }

    private static String text(Result result) {
        return switch (result) {
            case Result.Whole(long value) ->
                value > 9 ? value + "  (0x" + Long.toHexString(value) + ")" : Long.toString(value);
            case Result.Real(double value) -> Double.toString(value);
            case Result.Text(String value) -> "\"" + value + "\"";
        };
    }
}
