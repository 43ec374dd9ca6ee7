package io.aoscope.engine.check;

import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code json-iface@1.0} and {@code wasm-64@1.0} look for among the exports (semantics 8.5, 8.6, 10.2). */
final class ExportChecks {
    private static final int MOST_NAMES = 5;

    private final WasmModule module;
    private final Findings findings;
    private final NumType address;

    ExportChecks(WasmModule module, Findings findings) {
        this.module = module;
        this.findings = findings;
        this.address = MemoryChecks.address(module);
    }

    void run() {
        Export handle = function("handle");
        Export malloc = function("malloc");
        if (handle == null) {
            findings.section(ImageRule.HANDLE_MISSING, "export", missing());
        } else {
            pointers(handle, 2, ImageRule.HANDLE_TYPE);
        }
        if (malloc != null) {
            pointers(malloc, 1, ImageRule.MALLOC_TYPE);
        } else if (handle != null) {
            findings.section(
                    ImageRule.MALLOC_MISSING,
                    "export",
                    "The image exports handle but no function malloc, so HyperBEAM has nowhere to put the message.");
        }
        memory(handle != null);
    }

    private @Nullable Export function(String name) {
        return find(module, name);
    }

    /** The exported function of a name, or null. */
    static @Nullable Export find(WasmModule module, String name) {
        Export export = module.export(name);
        return export != null && export.kind() == ExternKind.FUNCTION ? export : null;
    }

    private String missing() {
        List<String> others = module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::name)
                .toList();
        String names = others.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return "The image exports no function handle, so it cannot be the image of an aos-style process."
                + (others.isEmpty()
                        ? " It exports no function at all."
                        : " wasm-64@1.0 alone can call " + names + (others.size() > MOST_NAMES ? ", …" : "") + ".");
    }

    /** HyperBEAM passes so many pointers and takes one. */
    private void pointers(Export export, int count, ImageRule rule) {
        FuncType type = module.functionType(export.index());
        List<String> faults = new ArrayList<>();
        if (type.params().size() > count) {
            faults.add("HyperBEAM gives it " + (count == 1 ? "one argument" : "two arguments")
                    + ", the others are not initialised");
        } else if (type.params().size() < count) {
            faults.add("HyperBEAM gives it " + (count == 1 ? "one argument" : "two arguments")
                    + " and the engine drops what it does not take");
        }
        if (type.results().isEmpty()) {
            faults.add("it returns nothing, and HyperBEAM needs a pointer");
        } else if (type.results().size() > 1) {
            faults.add("HyperBEAM uses only its first result");
        }
        if (type.params().stream().anyMatch(ExportChecks::misread)
                || type.results().stream().anyMatch(ExportChecks::misread)) {
            faults.add("a pointer that is not i32 or i64 is misread");
        }
        if (!faults.isEmpty()) {
            findings.function(
                    rule,
                    export.index(),
                    export.name() + " is " + type.text() + ": " + String.join("; ", faults) + ".");
        } else if (!type.equals(expected(count))) {
            findings.function(
                    ImageRule.POINTER_WIDTH,
                    export.index(),
                    export.name() + " is " + type.text() + ", and the memory has " + address.text() + " addresses: "
                            + expected(count).text() + " was expected.");
        }
    }

    private FuncType expected(int parameters) {
        return new FuncType(Collections.nCopies(parameters, address), List.of(address));
    }

    private static boolean misread(ValType type) {
        return type != NumType.I32 && type != NumType.I64;
    }

    private void memory(boolean process) {
        boolean exported = module.exports().stream().anyMatch(export -> export.kind() == ExternKind.MEMORY);
        if (exported || module.importedMemories() > 0) {
            return;
        }
        if (!module.memories().isEmpty()) {
            findings.section(
                    ImageRule.MEMORY_NOT_EXPORTED,
                    "memory",
                    "The memory is not exported, so the node sees 0 bytes of it.");
        } else if (process) {
            findings.image(
                    ImageRule.MEMORY_NOT_EXPORTED,
                    "The image has no memory, so HyperBEAM has nowhere to put the message.");
        }
    }
}
