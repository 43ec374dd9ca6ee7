package io.aoscope.engine.wasm;

import java.util.List;
import java.util.Locale;

/**
 * Reads imports (WebAssembly 3.0, section 5.5.5), also the groups of the compact import section
 * proposal, which wabt writes: an empty name and kind 0x7f or 0x7e begin a group that shares its
 * module name, or its module name and type.
 */
final class ImportReader {
    private static final int GROUP = 0x7F;
    private static final int GROUP_OF_ONE_TYPE = 0x7E;

    private final Input in;
    private final TypeReader types;
    private final List<Import> imports;

    ImportReader(Input in, List<Import> imports) {
        this.in = in;
        this.types = new TypeReader(in);
        this.imports = imports;
    }

    /**
     * Reads the section. Its count is of imports in wabt's files and of groups in others; without
     * groups that is the same.
     */
    void section() throws MalformedModuleException {
        long count = in.u32Long();
        for (long i = 0; i < count && (imports.size() < count || !in.atEnd()); i++) {
            entry();
        }
    }

    private void entry() throws MalformedModuleException {
        String module = in.name();
        String name = in.name();
        int code = in.peek();
        if (!name.isEmpty() || code != GROUP && code != GROUP_OF_ONE_TYPE) {
            imports.add(new Import(module, name, kind()));
            return;
        }
        in.skip(1);
        if (code == GROUP) {
            long count = in.u32Long();
            for (long i = 0; i < count; i++) {
                String item = in.name();
                imports.add(new Import(module, item, kind()));
            }
            return;
        }
        ImportKind shared = kind();
        long count = in.u32Long();
        for (long i = 0; i < count; i++) {
            imports.add(new Import(module, in.name(), shared));
        }
    }

    private ImportKind kind() throws MalformedModuleException {
        int at = in.position();
        int kind = in.u8();
        return switch (kind) {
            case 0 -> new ImportKind.Function(in.u32());
            case 1 -> new ImportKind.Table(types.tableType());
            case 2 -> new ImportKind.Memory(new MemoryType(types.limits()));
            case 3 -> new ImportKind.Global(types.globalType());
            case 4 -> new ImportKind.Tag(types.tagType());
            default -> throw badKind(at, "import", kind);
        };
    }

    static MalformedModuleException badKind(int at, String what, int kind) {
        return new MalformedModuleException(
                at,
                String.format(
                        Locale.ROOT,
                        "malformed %s kind: %d is not 0 (function), 1 (table), 2 (memory), 3 (global) or 4 (tag)",
                        what,
                        kind));
    }
}
