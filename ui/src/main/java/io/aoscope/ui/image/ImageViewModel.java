package io.aoscope.ui.image;

import io.aoscope.engine.check.Report;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.WorkbenchModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The opened image as facts and rows; drawn anew only when another image is opened. */
public final class ImageViewModel {
    /** What stands above the rows. */
    public record Facts(
            String name,
            String path,
            String size,
            String sha256,
            String memory,
            String code,
            long stubs,
            Report report) {}

    private final ReadOnlyObjectWrapper<Optional<ImageView>> image = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final StringProperty filter = new SimpleStringProperty("");

    public ImageViewModel(WorkbenchModel model) {
        image.set(model.picture().get().session().image());
        model.picture().addListener((property, was, is) -> {
            if (!is.session().image().equals(image.get())) {
                image.set(is.session().image());
            }
        });
    }

    public ReadOnlyObjectProperty<Optional<ImageView>> image() {
        return image.getReadOnlyProperty();
    }

    public Optional<Facts> facts() {
        return image.get().map(ImageViewModel::facts);
    }

    /** What the rows must contain to be listed; empty for all. */
    public StringProperty filter() {
        return filter;
    }

    /** Groups of rows: exports, imports, memories, sections. */
    public List<ImageRow> rows() {
        List<ImageRow> all = image.get().map(ImageRows::of).orElse(List.of());
        return filter.get().isBlank()
                ? all
                : all.stream()
                        .map(group -> group.matching(filter.get()))
                        .filter(group -> !group.children().isEmpty())
                        .toList();
    }

    private static Facts facts(ImageView view) {
        WasmModule module = view.image().module();
        return new Facts(
                view.image().source().name(),
                view.image().source().path().orElse(""),
                Format.bytes(module.size()) + " (" + Format.count(module.size()) + ")",
                view.image().sha256(),
                module.memoryTypes().isEmpty() ? "none" : view.image().memory64() ? "memory64" : "memory32",
                Format.count(module.functionCount(), "function", "functions"),
                view.imports().stream()
                        .map(ImportBinding::device)
                        .filter(Optional::isEmpty)
                        .count(),
                view.report());
    }
}
