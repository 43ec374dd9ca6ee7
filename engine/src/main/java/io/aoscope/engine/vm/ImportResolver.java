package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.GlobalType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.TableType;
import io.aoscope.engine.wasm.WasmModule;

/** Finds what a module imports and checks that it fits (WebAssembly 3.0, section 3.3.13). */
final class ImportResolver {
    private final Machine machine;
    private final Instance instance;
    private final WasmModule module;
    private int functions;
    private int tables;
    private int memories;
    private int globals;
    private int tags;

    ImportResolver(Machine machine, Instance instance) {
        this.machine = machine;
        this.instance = instance;
        this.module = instance.module();
    }

    void resolve(Imports imports) throws LinkException {
        for (Import wanted : module.imports()) {
            Extern found = imports.resolve(wanted)
                    .orElseThrow(() -> new LinkException("unknown import: " + name(wanted)
                            + " has nothing that answers it; provide it or build the module without it"));
            switch (wanted.kind()) {
                case ImportKind.Function(int type) -> instance.functions[functions] = function(wanted, type, found);
                case ImportKind.Table(TableType type) -> instance.tables[tables++] = table(wanted, type, found);
                case ImportKind.Memory(var type) ->
                    instance.memories[memories++] = memory(wanted, type.limits(), found);
                case ImportKind.Global(GlobalType type) -> instance.globals[globals++] = global(wanted, type, found);
                case ImportKind.Tag(var type) -> instance.tags[tags++] = tag(wanted, type.typeIndex(), found);
            }
        }
    }

    private FunctionHandle function(Import wanted, int typeIndex, Extern found) throws LinkException {
        int index = functions++;
        FuncType type = module.types().get(typeIndex);
        return switch (found) {
            case Extern.Host host
            when host.type().equals(type) ->
                machine.addFunction(
                        instance,
                        index,
                        new FunctionHandle.HostImport(wanted.module(), wanted.name(), host.function()));
            case FunctionHandle handle when handle.typeId() == machine.typeId(module, typeIndex) -> handle;
            case Extern.Host host ->
                throw misfit(wanted, type.text(), host.type().text());
            case FunctionHandle handle ->
                throw misfit(wanted, type.text(), handle.type().text());
            default -> throw misfit(wanted, "a function", kind(found));
        };
    }

    private TableInstance table(Import wanted, TableType type, Extern found) throws LinkException {
        if (!(found instanceof TableInstance table)) {
            throw misfit(wanted, "a table", kind(found));
        }
        if (!table.scope().same(table.type().element(), instance.scope(), type.element())) {
            throw misfit(
                    wanted,
                    "a table of " + type.element().text(),
                    "one of " + table.type().element().text());
        }
        limits(wanted, type.limits(), table.type().limits(), table.size());
        return table;
    }

    private LinearMemory memory(Import wanted, Limits type, Extern found) throws LinkException {
        if (!(found instanceof LinearMemory memory)) {
            throw misfit(wanted, "a memory", kind(found));
        }
        limits(wanted, type, memory.limits(), memory.pages());
        return memory;
    }

    private GlobalInstance global(Import wanted, GlobalType type, Extern found) throws LinkException {
        if (!(found instanceof GlobalInstance global)) {
            throw misfit(wanted, "a global", kind(found));
        }
        GlobalType actual = global.type();
        boolean fits = type.mutable()
                ? global.scope().same(actual.type(), instance.scope(), type.type())
                : global.scope().matches(actual.type(), instance.scope(), type.type());
        if (actual.mutable() != type.mutable() || !fits) {
            throw misfit(wanted, text(type), text(actual));
        }
        return global;
    }

    private TagInstance tag(Import wanted, int typeIndex, Extern found) throws LinkException {
        if (!(found instanceof TagInstance tag)) {
            throw misfit(wanted, "a tag", kind(found));
        }
        if (tag.typeId() != machine.typeId(module, typeIndex)) {
            throw misfit(
                    wanted, module.types().get(typeIndex).text(), tag.type().text());
        }
        return tag;
    }

    private static void limits(Import wanted, Limits type, Limits actual, long size) throws LinkException {
        boolean maxFits = !type.hasMax() || actual.hasMax() && Long.compareUnsigned(actual.max(), type.max()) <= 0;
        if (type.is64() != actual.is64() || Long.compareUnsigned(size, type.min()) < 0 || !maxFits) {
            throw misfit(wanted, text(type, type.min()), text(actual, size));
        }
    }

    private static LinkException misfit(Import wanted, String expected, String found) {
        return new LinkException("incompatible import type: " + name(wanted) + " must be " + expected + " and is "
                + found + "; provide one of the declared type");
    }

    private static String name(Import wanted) {
        return "\"" + wanted.module() + "\" \"" + wanted.name() + "\"";
    }

    private static String kind(Extern found) {
        return switch (found) {
            case Extern.Host h -> "a host function";
            case FunctionHandle f -> "a function";
            case TableInstance t -> "a table";
            case LinearMemory m -> "a memory";
            case GlobalInstance g -> "a global";
            case TagInstance t -> "a tag";
        };
    }

    private static String text(GlobalType type) {
        return type.mutable() ? "(mut " + type.type().text() + ")" : type.type().text();
    }

    private static String text(Limits limits, long size) {
        return limits.addressType().text() + " " + Long.toUnsignedString(size)
                + (limits.hasMax() ? " " + Long.toUnsignedString(limits.max()) : " without maximum");
    }
}
