package io.aoscope.engine.wasm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validation of everything but function bodies (WebAssembly 3.0, section 3.5). */
final class ModuleRules {
    private static final long MAX_PAGES_32 = 1L << 16;
    private static final long MAX_PAGES_64 = 1L << 48;
    private static final long MAX_ELEMENTS_32 = 0xFFFF_FFFFL;

    private final ModuleContext context;
    private final WasmModule module;
    private final TypeRules rules;
    private final ConstantRules constants;
    private String section = "type";

    ModuleRules(ModuleContext context, ConstantRules constants) {
        this.context = context;
        this.module = context.module();
        this.rules = context.rules();
        this.constants = constants;
    }

    void check() throws InvalidModuleException {
        try {
            types();
            imports();
            definitions();
            exports();
            start();
            segments();
        } catch (Fault fault) {
            throw new InvalidModuleException(sectionOffset(), -1, "", fault.reason());
        }
    }

    /** Faults outside of code are reported at their section: items do not keep their offsets. */
    private int sectionOffset() {
        return module.sections().stream()
                .filter(part -> !part.custom() && part.name().equals(section))
                .mapToInt(Section::offset)
                .findFirst()
                .orElse(0);
    }

    private void types() throws Fault {
        List<FuncType> types = module.types();
        for (int i = 0; i < types.size(); i++) {
            for (ValType type : types.get(i).params()) {
                TypeRules.check(type, i + 1);
            }
            for (ValType type : types.get(i).results()) {
                TypeRules.check(type, i + 1);
            }
        }
    }

    private void imports() throws Fault {
        section = "import";
        for (Import entry : module.imports()) {
            switch (entry.kind()) {
                case ImportKind.Function(int typeIndex) -> rules.type(typeIndex);
                case ImportKind.Table(TableType type) -> table(type);
                case ImportKind.Memory(MemoryType type) -> memory(type);
                case ImportKind.Global(GlobalType type) -> rules.check(type.type());
                case ImportKind.Tag(TagType type) -> tag(type);
            }
        }
    }

    private void definitions() throws Fault, InvalidModuleException {
        section = "function";
        for (WasmFunction function : module.functions()) {
            rules.type(function.typeIndex());
        }
        section = "table";
        for (Table table : module.tables()) {
            table(table.type());
            Code init = table.init();
            if (init != null) {
                constants.check(init, table.type().element(), module.importedGlobals());
            } else {
                Fault.check(
                        table.type().element().nullable(),
                        "type mismatch: a table of " + table.type().element().text() + " needs an initial value");
            }
        }
        section = "memory";
        for (MemoryType memory : module.memories()) {
            memory(memory);
        }
        section = "tag";
        for (TagType tag : module.tags()) {
            tag(tag);
        }
        section = "global";
        int known = module.importedGlobals();
        for (Global global : module.globals()) {
            rules.check(global.type().type());
            constants.check(global.init(), global.type().type(), known++);
        }
    }

    private void table(TableType type) throws Fault {
        rules.check(type.element());
        limits(type.limits());
        Fault.check(
                type.limits().is64() || fits(type.limits(), MAX_ELEMENTS_32),
                "table size must be at most 2^32-1: declare a 64-bit table for more");
    }

    private static void memory(MemoryType type) throws Fault {
        limits(type.limits());
        if (type.is64()) {
            Fault.check(fits(type.limits(), MAX_PAGES_64), "memory size must be at most 2^48 pages");
        } else {
            Fault.check(
                    fits(type.limits(), MAX_PAGES_32),
                    "memory size must be at most 65536 pages (4GiB): declare a 64-bit memory for more");
        }
    }

    private static boolean fits(Limits limits, long most) {
        return Long.compareUnsigned(limits.min(), most) <= 0
                && (!limits.hasMax() || Long.compareUnsigned(limits.max(), most) <= 0);
    }

    private static void limits(Limits limits) throws Fault {
        Fault.check(
                !limits.hasMax() || Long.compareUnsigned(limits.min(), limits.max()) <= 0,
                "size minimum must not be greater than maximum: " + Long.toUnsignedString(limits.min()) + " and "
                        + Long.toUnsignedString(limits.max()));
        Fault.check(!limits.shared(), "shared memory is not supported; compile the module without threads");
    }

    private void tag(TagType tag) throws Fault {
        Fault.check(
                rules.type(tag.typeIndex()).results().isEmpty(),
                "non-empty tag result type: an exception carries parameters only");
    }

    private void exports() throws Fault {
        section = "export";
        Set<String> names = new HashSet<>();
        for (Export export : module.exports()) {
            switch (export.kind()) {
                case FUNCTION -> context.functionType(export.index());
                case TABLE -> context.table(export.index());
                case MEMORY -> context.memory(export.index());
                case GLOBAL -> context.global(export.index());
                case TAG -> context.tag(export.index());
            }
            Fault.check(names.add(export.name()), "duplicate export name: \"" + export.name() + "\"");
        }
    }

    private void start() throws Fault {
        section = "start";
        if (module.start() != WasmModule.NO_START) {
            FuncType type = rules.type(context.functionType(module.start()));
            Fault.check(
                    type.equals(FuncType.EMPTY),
                    "start function: it must have no parameters and no results, not " + type.text());
        }
    }

    private void segments() throws Fault, InvalidModuleException {
        section = "element";
        int globals = module.globalTypes().size();
        for (ElementSegment segment : module.elements()) {
            element(segment, globals);
        }
        section = "data";
        for (DataSegment segment : module.data()) {
            Code offset = segment.offset();
            if (offset != null) {
                constants.check(
                        offset, context.memory(segment.memory()).limits().addressType(), globals);
            }
        }
    }

    private void element(ElementSegment segment, int globals) throws Fault, InvalidModuleException {
        rules.check(segment.type());
        for (int i = 0; i < segment.size(); i++) {
            if (segment.hasExpressions()) {
                constants.check(segment.expression(i), segment.type(), globals);
            } else {
                context.functionType(segment.function(i));
            }
        }
        Code offset = segment.offset();
        if (offset != null) {
            TableType table = context.table(segment.table());
            Fault.check(
                    rules.matches(segment.type(), table.element()),
                    "type mismatch: elements of type " + segment.type().text() + " do not fit a table of "
                            + table.element().text());
            constants.check(offset, table.limits().addressType(), globals);
        }
    }
}
