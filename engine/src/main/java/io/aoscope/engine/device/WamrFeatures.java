package io.aoscope.engine.device;

import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.RefType;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Instructions that the engine of HyperBEAM was built without (semantics 10.6). */
public final class WamrFeatures {
    /** Those that need reference types. */
    public static final Set<Opcode> REFERENCES = EnumSet.of(
            Opcode.REF_NULL,
            Opcode.REF_IS_NULL,
            Opcode.REF_FUNC,
            Opcode.REF_AS_NON_NULL,
            Opcode.BR_ON_NULL,
            Opcode.BR_ON_NON_NULL,
            Opcode.CALL_REF,
            Opcode.RETURN_CALL_REF,
            Opcode.SELECT_T,
            Opcode.TABLE_GET,
            Opcode.TABLE_SET,
            Opcode.TABLE_GROW,
            Opcode.TABLE_SIZE,
            Opcode.TABLE_FILL,
            Opcode.TABLE_INIT,
            Opcode.TABLE_COPY,
            Opcode.ELEM_DROP);

    /** Those of exceptions as they were standardised later. */
    public static final Set<Opcode> LATER_EXCEPTIONS = EnumSet.of(Opcode.TRY_TABLE, Opcode.THROW_REF);

    private WamrFeatures() {}

    /** Why the engine refuses the image; empty where none of these is in it. */
    static Optional<String> refusal(WasmModule module) {
        if (module.tableTypes().size() > 1) {
            return refused("it has " + module.tableTypes().size() + " tables, and the engine allows one");
        }
        if (module.tableTypes().stream().anyMatch(table -> !table.element().equals(RefType.FUNCREF))) {
            return refused("it has a table of something else than functions");
        }
        for (WasmFunction function : module.functions()) {
            Code code = function.code();
            for (int i = 0; i < code.size(); i++) {
                Optional<String> unknown = unknown(code, i);
                if (unknown.isPresent()) {
                    return unknown;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unknown(Code code, int instruction) {
        String place =
                String.format(Locale.ROOT, "%s at offset 0x%x", code.mnemonic(instruction), code.offset(instruction));
        if (code.opcode(instruction) == Opcode.VECTOR) {
            return Optional.of("HyperBEAM refuses the image (unsupported opcode fd): it uses SIMD, " + place
                    + ". Compile it without SIMD");
        }
        boolean newer =
                REFERENCES.contains(code.opcode(instruction)) || LATER_EXCEPTIONS.contains(code.opcode(instruction));
        return newer ? refused("it uses " + place + ", which the engine does not know") : Optional.empty();
    }

    private static Optional<String> refused(String why) {
        return Optional.of("HyperBEAM refuses the image (Failed to create module): " + why);
    }
}
