package io.aoscope.engine.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The index spaces of a module, imports first. */
final class IndexSpaces {
    private final int[] functions;
    private final List<TableType> tables = new ArrayList<>();
    private final List<MemoryType> memories = new ArrayList<>();
    private final List<GlobalType> globals = new ArrayList<>();
    private final List<TagType> tags = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();

    private IndexSpaces(int functions) {
        this.functions = new int[functions];
    }

    static IndexSpaces of(ModuleParts parts) {
        long imported = parts.imports().stream()
                .filter(i -> i.kind() instanceof ImportKind.Function)
                .count();
        IndexSpaces spaces = new IndexSpaces((int) imported + parts.functions().size());
        spaces.addImports(parts.imports());
        for (int i = 0; i < parts.functions().size(); i++) {
            spaces.functions[(int) imported + i] = parts.functions().get(i).typeIndex();
        }
        parts.tables().forEach(table -> spaces.tables.add(table.type()));
        spaces.memories.addAll(parts.memories());
        parts.globals().forEach(global -> spaces.globals.add(global.type()));
        spaces.tags.addAll(parts.tags());
        for (Export export : parts.exports()) {
            if (export.kind() == ExternKind.FUNCTION) {
                spaces.names.putIfAbsent(export.index(), export.name());
            }
        }
        spaces.nameImports(parts.imports());
        return spaces;
    }

    private void addImports(List<Import> imports) {
        int function = 0;
        for (Import entry : imports) {
            switch (entry.kind()) {
                case ImportKind.Function(int typeIndex) -> functions[function++] = typeIndex;
                case ImportKind.Table(TableType type) -> tables.add(type);
                case ImportKind.Memory(MemoryType type) -> memories.add(type);
                case ImportKind.Global(GlobalType type) -> globals.add(type);
                case ImportKind.Tag(TagType type) -> tags.add(type);
            }
        }
    }

    private void nameImports(List<Import> imports) {
        int function = 0;
        for (Import entry : imports) {
            if (entry.kind() instanceof ImportKind.Function) {
                names.putIfAbsent(function++, entry.module() + "." + entry.name());
            }
        }
    }

    int[] functions() {
        return functions;
    }

    List<TableType> tables() {
        return tables;
    }

    List<MemoryType> memories() {
        return memories;
    }

    List<GlobalType> globals() {
        return globals;
    }

    List<TagType> tags() {
        return tags;
    }

    /** Names of functions from exports and imports. */
    Map<Integer, String> names() {
        return names;
    }
}
