package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Family;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each numeric instruction on its own, with numbers at which engines differ. */
class NumericDifferenceTest {
    private static final List<Opcode> OPCODES = Arrays.stream(Opcode.values())
            .filter(opcode -> opcode.family() == Family.NUMERIC
                    && opcode.hasSignature()
                    && !opcode.params(true).isEmpty())
            .toList();
    private static final WasmModule MODULE = Tier.module(module());
    private static final CompiledImage IMAGE = Tier.image(MODULE);
    private static final int PAIRS = 1200;

    private final Tier stepping = Tier.stepping(MODULE, Map.of());
    private final Tier compiled = Tier.compiled(IMAGE, Map.of());

    static List<Opcode> opcodes() {
        return OPCODES;
    }

    @ParameterizedTest
    @MethodSource("opcodes")
    void aNumericInstructionIsAlike(Opcode opcode) {
        Interesting interesting = new Interesting(new SplittableRandom(opcode.code()));
        for (int i = 0; i < PAIRS; i++) {
            long[] arguments = opcode.params(true).stream()
                    .mapToLong(type -> interesting.bits((NumType) type))
                    .toArray();

            assertThat(compiled.call(opcode.mnemonic(), arguments))
                    .as("%s %s", opcode.mnemonic(), Arrays.toString(arguments))
                    .isEqualTo(stepping.call(opcode.mnemonic(), arguments));
        }
    }

    /** A function for each instruction, under its name. */
    private static byte[] module() {
        Bytes types = new Bytes().u32(OPCODES.size());
        Bytes functions = new Bytes().u32(OPCODES.size());
        Bytes exports = new Bytes().u32(OPCODES.size());
        Bytes code = new Bytes().u32(OPCODES.size());
        for (int i = 0; i < OPCODES.size(); i++) {
            Opcode opcode = OPCODES.get(i);
            List<ValType> params = opcode.params(true);
            types.u8(0x60).u8(params.size());
            params.forEach(types::type);
            types.u8(1).type(opcode.results(true).getFirst());
            functions.u32(i);
            exports.name(opcode.mnemonic()).u8(0).u32(i);
            Bytes body = new Bytes().u8(0);
            for (int param = 0; param < params.size(); param++) {
                body.op(Opcode.LOCAL_GET, param);
            }
            code.sized(body.op(opcode).op(Opcode.END).toArray());
        }
        Bytes module = new Bytes().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.u8(1).sized(types.toArray());
        module.u8(3).sized(functions.toArray());
        module.u8(7).sized(exports.toArray());
        return module.u8(10).sized(code.toArray()).toArray();
    }
}
