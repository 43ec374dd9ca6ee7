package io.aoscope.ui.hostcalls;

import io.aoscope.ui.hostcalls.HostCallsViewModel.Written;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.kit.Links;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected call in full, with the bytes it wrote. */
final class CallDetails extends VBox {
    private final HostCallsViewModel view;
    private final Label call = new Label();
    private final Label by = new Label();
    private final VBox bytes = new VBox();

    CallDetails(HostCallsViewModel view) {
        this.view = view;
        setId("host-call-details");
        getStyleClass().add("host-call-details");
        call.setId("host-call-text");
        call.getStyleClass().add("code");
        call.setWrapText(true);
        by.setId("host-call-by");
        by.getStyleClass().add("text-muted");
        getChildren().addAll(call, by, bytes);
        view.selected().subscribe(this::show);
        view.written().subscribe(this::show);
    }

    /** Stands there for the selected call, as long as the value holds. */
    void showing(ObservableBooleanValue wanted) {
        visibleProperty().bind(view.selected().isNotNull().and(wanted));
        managedProperty().bind(visibleProperty());
    }

    private void show(@Nullable HostCallRow row) {
        if (row != null) {
            call.setText(row.text());
            by.setText("call " + Format.count(row.number()) + " at "
                    + row.call().at() + ", answered by " + row.answeredBy());
        }
    }

    private void show(List<Written> written) {
        HostCallRow row = view.selected().get();
        bytes.getChildren().clear();
        if (row != null) {
            written.forEach(one -> bytes.getChildren().add(line(row, one)));
            int left = row.call().writes().size() - written.size();
            if (!written.isEmpty() && left > 0) {
                bytes.getChildren().add(new Label("and " + Format.count(left, "more place", "more places")));
            }
        }
    }

    private Node line(HostCallRow row, Written written) {
        var link = Links.code(Format.hex(written.range().address()), () -> view.showWritten(row, written.range()));
        link.setMinWidth(Region.USE_PREF_SIZE);
        byte[] shown = written.bytes().bytes();
        String rest = written.range().length() > shown.length ? " …" : "";
        var hex = new Label(HexFormat.ofDelimiter(" ").formatHex(shown) + rest);
        hex.getStyleClass().add("code");
        var text = new Label(text(shown));
        text.getStyleClass().addAll("code", "text-muted");
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(8, link, hex, text);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.chars()
                .map(character -> character >= 0x20 && character < 0x7f ? character : '·')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
