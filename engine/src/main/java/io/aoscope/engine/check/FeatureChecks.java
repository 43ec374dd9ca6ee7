package io.aoscope.engine.check;

import io.aoscope.engine.device.WamrFeatures;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.TableType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Features of WebAssembly that HyperBEAM's engine lacks, or is said to lack (semantics 10.6). */
final class FeatureChecks {
    private static final Opcode[] REFERENCES = WamrFeatures.REFERENCES.toArray(Opcode[]::new);

    private final WasmModule module;
    private final Scan scan;
    private final Findings findings;

    FeatureChecks(WasmModule module, Scan scan, Findings findings) {
        this.module = module;
        this.scan = scan;
        this.findings = findings;
    }

    void run() {
        vectors();
        references();
        tableIndices();
        exceptions();
        constants();
        exportedTag();
        limits();
        scan.first(Opcode.MEMORY_COPY, Opcode.MEMORY_FILL, Opcode.MEMORY_INIT, Opcode.DATA_DROP)
                .ifPresent(place -> findings.at(
                        ImageRule.BULK_MEMORY,
                        place,
                        "The image uses " + mnemonic(place)
                                + ", which works on the observed build although a guide says it is rejected."));
    }

    private void vectors() {
        Optional<Place> used = scan.first(Opcode.VECTOR);
        if (used.isPresent()) {
            findings.at(
                    ImageRule.SIMD,
                    used.get(),
                    "The image uses SIMD, which HyperBEAM's interpreter does not know: " + mnemonic(used.get()) + ".");
        } else if (WamrFeatures.valueTypes(module).contains(NumType.V128)) {
            findings.image(
                    ImageRule.SIMD, "The image has values of type v128, which HyperBEAM's interpreter does not know.");
        }
    }

    /** One finding: whatever is met first of what needs reference types. */
    private void references() {
        Optional<Place> used = scan.first(REFERENCES);
        List<TableType> tables = module.tableTypes();
        Optional<TableType> strange = tables.stream()
                .filter(table -> !table.element().equals(RefType.FUNCREF))
                .findFirst();
        Optional<RefType> mentioned = mentioned();
        if (strange.isPresent()) {
            findings.section(
                    ImageRule.REFERENCE_TYPES,
                    "table",
                    "A table holds " + strange.get().element().text()
                            + "; HyperBEAM's engine knows tables of funcref alone.");
        } else if (tables.size() > 1) {
            findings.section(
                    ImageRule.REFERENCE_TYPES,
                    "table",
                    "The image has " + tables.size() + " tables; HyperBEAM's engine allows one.");
        } else if (used.isPresent()) {
            findings.at(
                    ImageRule.REFERENCE_TYPES,
                    used.get(),
                    "The instruction " + mnemonic(used.get())
                            + " needs reference types, which HyperBEAM's engine lacks.");
        } else if (mentioned.isPresent()) {
            findings.image(
                    ImageRule.REFERENCE_TYPES,
                    "The image has values of type " + mentioned.get().text()
                            + ", which needs reference types; HyperBEAM's engine lacks them.");
        } else if (module.elements().stream().anyMatch(WamrFeatures::newerSegment)) {
            findings.section(
                    ImageRule.REFERENCE_TYPES,
                    "element",
                    "An element segment is passive, declarative or made of expressions; HyperBEAM's engine knows only"
                            + " segments of function indices that are copied at the start.");
        }
    }

    /** A reference type of a parameter, result, local or global; exnref has a rule of its own. */
    private Optional<RefType> mentioned() {
        return WamrFeatures.valueTypes(module).stream()
                .filter(type -> type instanceof RefType && !type.equals(RefType.EXNREF))
                .map(RefType.class::cast)
                .findFirst();
    }

    /** The engine reads the table index as one byte. */
    private void tableIndices() {
        for (int i = 0; i < module.functions().size(); i++) {
            Code code = module.functions().get(i).code();
            for (int k = 0; k < code.size(); k++) {
                if (WamrFeatures.wideTableIndex(module, code, k)) {
                    findings.at(
                            ImageRule.TABLE_INDEX_ENCODING,
                            new Place(code.offset(k), module.importedFunctions() + i, k),
                            code.opcode(k).mnemonic()
                                    + " writes its table index in several bytes, of which HyperBEAM's engine reads"
                                    + " one.");
                    return;
                }
            }
        }
    }

    private void exceptions() {
        scan.first(WamrFeatures.LATER_EXCEPTIONS.toArray(Opcode[]::new))
                .ifPresent(place -> findings.at(
                        ImageRule.STANDARD_EXCEPTIONS,
                        place,
                        "The instruction " + mnemonic(place) + " is not among those that HyperBEAM's engine knows."));
        scan.first(Opcode.RETHROW)
                .ifPresent(place -> findings.at(
                        ImageRule.RETHROW,
                        place,
                        "rethrow throws the exception with other values on HyperBEAM: the number of its tag and what"
                                + " lies on the stack."));
    }

    private void constants() {
        WamrFeatures.constantExpressions(module).stream()
                .filter(WamrFeatures::computed)
                .findFirst()
                .ifPresent(code -> findings.offset(
                        ImageRule.EXTENDED_CONSTANTS,
                        code.offset(0),
                        "A constant expression computes its value, with " + mnemonics(code)
                                + "; HyperBEAM's engine takes a constant."));
    }

    /** What stands before the end. */
    private static String mnemonics(Code expression) {
        return IntStream.range(0, expression.size() - 1)
                .mapToObj(expression::opcode)
                .map(Opcode::mnemonic)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void exportedTag() {
        module.exports().stream()
                .filter(export -> export.kind() == ExternKind.TAG)
                .findFirst()
                .ifPresent(export -> findings.section(
                        ImageRule.EXPORTED_TAG,
                        "export",
                        "The image exports the tag " + export.name()
                                + "; HyperBEAM's engine does not know such exports."));
    }

    private void limits() {
        if (module.memoryTypes().stream().anyMatch(memory -> WamrFeatures.tooLarge(memory.limits()))) {
            findings.section(
                    ImageRule.LIMITS,
                    "memory",
                    "The memory declares 2^32 pages or more; HyperBEAM's engine reads 32 bits.");
        }
        if (module.tableTypes().stream().anyMatch(table -> WamrFeatures.tooLarge(table.limits()))) {
            findings.section(
                    ImageRule.LIMITS,
                    "table",
                    "A table declares 2^32 elements or more; HyperBEAM's engine reads 32 bits.");
        }
    }

    private String mnemonic(Place place) {
        WasmFunction function = module.function(place.function());
        return function == null ? "" : function.code().mnemonic(place.instruction());
    }
}
