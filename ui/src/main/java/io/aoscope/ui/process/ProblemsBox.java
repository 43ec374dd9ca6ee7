package io.aoscope.ui.process;

import io.aoscope.engine.session.DefinitionProblem;
import io.aoscope.icons.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is to be said about the definition, or that there is nothing. */
final class ProblemsBox extends VBox {
    private final ProcessViewModel view;

    ProblemsBox(ProcessViewModel view) {
        super(4);
        this.view = view;
        setId("process-problems");
        view.problems().addListener((property, was, is) -> show());
        view.jsonProblem().addListener((property, was, is) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        String json = view.jsonProblem().get();
        if (!json.isEmpty()) {
            getChildren().add(line(Icons.ERROR, "problem", json, "Until it is mended, what stands on the left holds."));
        }
        List<DefinitionProblem> problems = view.problems().get();
        problems.forEach(problem -> getChildren().add(line(problem)));
        if (getChildren().isEmpty()) {
            getChildren().add(line(Icons.OK, "good", "Nothing speaks against it.", ""));
        }
    }

    private static Node line(DefinitionProblem problem) {
        String text = problem.place() + ": " + problem.message() + ".";
        String remedy = "Remedy: " + problem.remedy() + ". Rule " + problem.rule() + ".";
        return switch (problem.severity()) {
            case ERROR -> line(Icons.ERROR, "problem", text, remedy);
            case WARNING -> line(Icons.WARNING, "caution", text, remedy);
            case NOTE -> line(Icons.INFO, "text-muted", text, remedy);
        };
    }

    private static Node line(Ikon icon, String style, String text, String remedy) {
        var what = new Label(text);
        what.getStyleClass().add(style);
        what.setWrapText(true);
        var box = new VBox(what);
        if (!remedy.isEmpty()) {
            box.getChildren().add(Fields.muted(remedy));
        }
        HBox.setHgrow(box, Priority.ALWAYS);
        var sign = new Label("", new FontIcon(icon));
        sign.getStyleClass().add(style);
        sign.setMinWidth(Label.USE_PREF_SIZE);
        var line = new HBox(6, sign, box);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
