package io.aoscope.ui.image;

import io.aoscope.engine.check.Finding;
import io.aoscope.engine.debug.ImageView;
import io.aoscope.engine.rules.Severity;
import io.aoscope.engine.session.ImportBinding;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.Section;
import io.aoscope.engine.wasm.Warning;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Format;
import io.aoscope.ui.model.CodeLinks;
import io.aoscope.ui.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists what an image contains. Pure. */
final class ImageRows {
    private static final String STUB = "stub: returns 0";

    private ImageRows() {}

    static List<ImageRow> of(ImageView view) {
        WasmModule module = view.image().module();
        List<ImageRow> groups = new ArrayList<>();
        if (!view.report().findings().isEmpty()) {
            groups.add(ImageRow.group(
                    "On HyperBEAM",
                    view.report().findings().stream()
                            .map(finding -> finding(module, finding))
                            .toList()));
        }
        groups.add(ImageRow.group(
                "Exports",
                module.exports().stream().map(export -> export(module, export)).toList()));
        groups.add(imports(view));
        groups.add(ImageRow.group("Memories", memories(module)));
        groups.add(ImageRow.group("Execution", List.of(compiledCode(view))));
        groups.add(ImageRow.group(
                "Sections",
                module.sections().stream()
                        .map(section -> section(module, section))
                        .toList()));
        List<Warning> warnings = Stream.concat(module.warnings().stream(), view.image().lines().warnings().stream())
                .toList();
        if (!warnings.isEmpty()) {
            groups.add(ImageRow.group(
                    "Could not be read",
                    warnings.stream()
                            .map(warning -> ImageRow.of(warning.message(), "", Format.hex(warning.offset())))
                            .toList()));
        }
        return groups;
    }

    private static ImageRow finding(WasmModule module, Finding finding) {
        String place = finding.place();
        ImageRow row = ImageRow.of(
                        finding.rule().title(),
                        finding.rule().id(),
                        place.isEmpty() ? finding.message() : place + ": " + finding.message())
                .explained(finding.severity().text() + ": " + finding.message() + "\n" + finding.remedy())
                .by(finding.rule().id());
        ImageRow graded = finding.severity() == Severity.NOTE ? row : row.cautious();
        return finding.offset().stream()
                .mapToObj(offset -> CodeLinks.atOffset(module, offset))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> finding.function().map(function -> new Link.Code(function.index(), 0)))
                .map(graded::to)
                .orElse(graded);
    }

    private static ImageRow export(WasmModule module, Export export) {
        int index = export.index();
        ImageRow row = ImageRow.of(
                export.name(),
                switch (export.kind()) {
                    case FUNCTION -> module.functionType(index).text();
                    case MEMORY -> limits(module.memoryTypes().get(index).limits());
                    case TABLE, GLOBAL, TAG -> "";
                },
                export.kind().text() + " " + index);
        return export.kind() == ExternKind.FUNCTION ? row.to(new Link.Code(index, 0)) : row;
    }

    private static ImageRow imports(ImageView view) {
        WasmModule module = view.image().module();
        Map<String, ImportBinding> answers = view.imports().stream()
                .collect(Collectors.toMap(
                        binding -> binding.module() + "." + binding.function(),
                        binding -> binding,
                        (first, second) -> first));
        List<ImageRow> rows = new ArrayList<>();
        int function = 0;
        for (Import wanted : module.imports()) {
            String name = wanted.module() + "." + wanted.name();
            if (wanted.kind() instanceof ImportKind.Function(int typeIndex)) {
                Optional<String> device = Optional.ofNullable(answers.get(name)).flatMap(ImportBinding::device);
                ImageRow row = ImageRow.of(name, module.types().get(typeIndex).text(), device.orElse(STUB))
                        .to(new Link.Code(function++, 0));
                rows.add(device.isPresent() ? row : row.cautious());
            } else {
                rows.add(ImageRow.of(name, wanted.kind().space().text(), ""));
            }
        }
        return ImageRow.group("Imports", rows);
    }

    private static List<ImageRow> memories(WasmModule module) {
        List<MemoryType> types = module.memoryTypes();
        return IntStream.range(0, types.size())
                .mapToObj(i -> {
                    MemoryType type = types.get(i);
                    ImageRow row = ImageRow.of(
                            "memory " + i,
                            limits(type.limits()),
                            type.is64() ? "64-bit addresses" : "32-bit addresses");
                    return type.is64() ? row : row.cautious();
                })
                .toList();
    }

    /** Whether the image can run compiled, and why not. */
    private static ImageRow compiledCode(ImageView view) {
        return view.steppingOnly()
                .map(reason -> ImageRow.of("compiled code", "none", reason)
                        .explained("The image stays on the stepping tier: " + reason + ".")
                        .cautious())
                .orElseGet(() -> ImageRow.of("compiled code", "can be made", "once the image is much work"));
    }

    private static ImageRow section(WasmModule module, Section section) {
        ImageRow row = ImageRow.of(
                section.custom() ? "custom “" + section.name() + "”" : section.name(),
                Format.bytes(section.size()),
                Format.hex(section.offset()) + " – " + Format.hex(section.end()));
        boolean code = !section.custom()
                && section.name().equals("code")
                && !module.functions().isEmpty();
        return code
                ? CodeLinks.atOffset(
                                module, module.functions().getFirst().code().offset(0))
                        .map(row::to)
                        .orElse(row)
                : row;
    }

    private static String limits(Limits limits) {
        return Format.count(limits.min(), "page", "pages")
                + (limits.hasMax() ? ", at most " + Long.toUnsignedString(limits.max()) : "");
    }
}
