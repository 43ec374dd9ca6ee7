package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes the fields of a module as WAT. */
final class ModuleText {
    private static final int DATA_ON_A_LINE = 64;
    private static final int ELEMENTS_ON_A_LINE = 16;

    private final WasmModule module;
    private final Identifiers names;
    private final Disassembler functions;
    private final Consumer<Line> lines;

    ModuleText(WasmModule module, Identifiers names, Disassembler functions, Consumer<Line> lines) {
        this.module = module;
        this.names = names;
        this.functions = functions;
        this.lines = lines;
    }

    void write() {
        lines.accept(new Line(0, -1, "(module", 0));
        for (Section section : module.sections()) {
            if (section.custom()) {
                String text = ";; custom section " + WatText.string(section.name()) + ", " + section.size() + " bytes";
                lines.accept(new Line(section.offset(), -1, text, 1));
            }
        }
        for (int i = 0; i < module.types().size(); i++) {
            field("(type " + Identifiers.definition(names.type(i), i) + " (func"
                    + WatText.signature(module.types().get(i)) + "))");
        }
        imports(module, names).forEach(this::field);
        for (int i = 0; i < module.functions().size(); i++) {
            functions.function(module.importedFunctions() + i, 1, lines);
        }
        definitions();
        for (Export export : module.exports()) {
            field("(export " + WatText.string(export.name()) + " ("
                    + export.kind().text() + " " + names.of(export.kind(), export.index()) + "))");
        }
        if (module.start() != WasmModule.NO_START) {
            field("(start " + names.function(module.start()) + ")");
        }
        for (int i = 0; i < module.elements().size(); i++) {
            element(i, module.elements().get(i));
        }
        for (int i = 0; i < module.data().size(); i++) {
            data(i, module.data().get(i));
        }
        lines.accept(new Line(-1, -1, ")", 0));
    }

    /** The import fields of a module. */
    private static List<String> imports(WasmModule module, Identifiers names) {
        List<String> fields = new ArrayList<>();
        Map<ExternKind, Integer> next = new EnumMap<>(ExternKind.class);
        for (Import entry : module.imports()) {
            ExternKind space = entry.kind().space();
            int index = next.merge(space, 1, Integer::sum) - 1;
            fields.add(importText(entry, Identifiers.definition(names.of(space, index), index), names));
        }
        return fields;
    }

    private static String importText(Import entry, String definition, Identifiers names) {
        String type = switch (entry.kind()) {
            case ImportKind.Function(int index) -> "(type " + names.type(index) + ")";
            case ImportKind.Table(TableType table) -> WatText.table(table);
            case ImportKind.Memory(MemoryType memory) -> WatText.limits(memory.limits());
            case ImportKind.Global(GlobalType global) -> WatText.global(global);
            case ImportKind.Tag(TagType tag) -> "(type " + names.type(tag.typeIndex()) + ")";
        };
        return "(import " + WatText.string(entry.module()) + " " + WatText.string(entry.name()) + " ("
                + entry.kind().space().text() + " " + definition + " " + type + "))";
    }

    /** The import field of an imported function. */
    static String importedFunction(WasmModule module, Identifiers names, int function) {
        Import entry = module.imports().stream()
                .filter(candidate -> candidate.kind() instanceof ImportKind.Function)
                .skip(function)
                .findFirst()
                .orElseThrow();
        return importText(entry, Identifiers.definition(names.function(function), function), names);
    }

    private void definitions() {
        for (int i = 0; i < module.tables().size(); i++) {
            int index = module.importedTables() + i;
            Table table = module.tables().get(i);
            Code init = table.init();
            field("(table " + Identifiers.definition(names.table(index), index) + " " + WatText.table(table.type())
                    + (init == null ? "" : " " + expression(init)) + ")");
        }
        for (int i = 0; i < module.memories().size(); i++) {
            int index = module.importedMemories() + i;
            field("(memory " + Identifiers.definition(names.memory(index), index) + " "
                    + WatText.limits(module.memories().get(i).limits()) + ")");
        }
        for (int i = 0; i < module.tags().size(); i++) {
            int index = module.importedTags() + i;
            field("(tag " + Identifiers.definition(names.tag(index), index) + " (type "
                    + names.type(module.tags().get(i).typeIndex()) + "))");
        }
        for (int i = 0; i < module.globals().size(); i++) {
            int index = module.importedGlobals() + i;
            Global global = module.globals().get(i);
            lines.accept(new Line(
                    global.init().start(),
                    -1,
                    "(global " + Identifiers.definition(names.global(index), index) + " "
                            + WatText.global(global.type()) + " " + expression(global.init()) + ")",
                    1));
        }
    }

    private String expression(Code code) {
        InstructionText text = new InstructionText(module, names, -1, Map.of());
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < code.size() - 1; i++) {
            result.append(i == 0 ? "" : " ").append(text.next(code, i));
        }
        return code.size() == 2 ? "(" + result + ")" : result.toString();
    }

    private void element(int index, ElementSegment segment) {
        StringBuilder header = new StringBuilder("(elem ").append(Identifiers.definition(names.element(index), index));
        Code offset = segment.offset();
        if (offset != null) {
            if (segment.table() != 0) {
                header.append(" (table ").append(names.table(segment.table())).append(')');
            }
            header.append(" (offset ").append(expression(offset)).append(')');
        } else if (segment.mode() == ElementSegment.Mode.DECLARATIVE) {
            header.append(" declare");
        }
        boolean indices = !segment.hasExpressions() && segment.type().equals(new RefType(false, AbstractHeap.FUNC));
        header.append(' ').append(indices ? "func" : segment.type().text());
        lines.accept(new Line(offset == null ? -1 : offset.start(), -1, header.toString(), 1));
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < segment.size(); i++) {
            items.append(i % ELEMENTS_ON_A_LINE == 0 ? "" : " ");
            items.append(
                    segment.hasExpressions()
                            ? "(item " + expression(segment.expression(i)) + ")"
                            : names.function(segment.function(i)));
            if (i % ELEMENTS_ON_A_LINE == ELEMENTS_ON_A_LINE - 1) {
                lines.accept(new Line(-1, -1, items.toString(), 2));
                items.setLength(0);
            }
        }
        lines.accept(new Line(-1, -1, items.append(')').toString(), 2));
    }

    private void data(int index, DataSegment segment) {
        StringBuilder header = new StringBuilder("(data ").append(Identifiers.definition(names.data(index), index));
        Code offset = segment.offset();
        if (offset != null) {
            if (segment.memory() != 0) {
                header.append(" (memory ")
                        .append(names.memory(segment.memory()))
                        .append(')');
            }
            header.append(" (offset ").append(expression(offset)).append(')');
        }
        lines.accept(new Line(offset == null ? segment.start() : offset.start(), -1, header.toString(), 1));
        int end = segment.start() + segment.length();
        for (int at = segment.start(); at < end; at += DATA_ON_A_LINE) {
            String text = WatText.string(module.file(), at, Math.min(end, at + DATA_ON_A_LINE));
            lines.accept(new Line(at, -1, text, 2));
        }
        lines.accept(new Line(-1, -1, ")", 1));
    }

    private void field(String text) {
        lines.accept(new Line(-1, -1, text, 1));
    }
}
