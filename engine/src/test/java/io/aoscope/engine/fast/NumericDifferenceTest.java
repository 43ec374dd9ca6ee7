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
    private final Tier general = Tier.general(IMAGE, Map.of());

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

            for (String export : exports(opcode)) {
                String answer = stepping.call(export, arguments);
                assertThat(compiled.call(export, arguments))
                        .as("%s %s", export, Arrays.toString(arguments))
                        .isEqualTo(answer);
                assertThat(general.call(export, arguments))
                        .as("%s %s for any memory", export, Arrays.toString(arguments))
                        .isEqualTo(answer);
            }
        }
    }

    /** The functions of an instruction: its result, and where that is an i32 both branches that look at it. */
    private static List<String> exports(Opcode opcode) {
        String name = opcode.mnemonic();
        return opcode.results(true).getFirst() == NumType.I32
                ? List.of(name, "if " + name, "br_if " + name)
                : List.of(name);
    }

    /** A module with a 64-bit memory, so that it has both codes, and the functions of each instruction. */
    private static byte[] module() {
        Bytes types = new Bytes();
        Bytes functions = new Bytes();
        Bytes exports = new Bytes();
        Bytes code = new Bytes();
        int count = 0;
        for (Opcode opcode : OPCODES) {
            for (String name : exports(opcode)) {
                List<ValType> params = opcode.params(true);
                types.u8(0x60).u8(params.size());
                params.forEach(types::type);
                types.u8(1).type(opcode.results(true).getFirst());
                functions.u32(count);
                exports.name(name).u8(0).u32(count);
                code.sized(body(name, opcode).toArray());
                count++;
            }
        }
        Bytes module = new Bytes().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.u8(1).sized(counted(count, types));
        module.u8(3).sized(counted(count, functions));
        module.u8(5).sized(new Bytes().u8(1).u8(4).u8(1).toArray());
        module.u8(7).sized(counted(count, exports));
        return module.u8(10).sized(counted(count, code)).toArray();
    }

    private static byte[] counted(int count, Bytes elements) {
        return new Bytes().u32(count).raw(elements.toArray()).toArray();
    }

    private static Bytes body(String name, Opcode opcode) {
        Bytes operation = new Bytes();
        for (int param = 0; param < opcode.params(true).size(); param++) {
            operation.op(Opcode.LOCAL_GET, param);
        }
        operation.op(opcode);
        Bytes body = new Bytes().u8(0);
        if (name.startsWith("if")) {
            body.raw(operation.toArray()).op(Opcode.IF).type(NumType.I32).i32(7);
            body.op(Opcode.ELSE).i32(9).op(Opcode.END);
        } else if (name.startsWith("br_if")) {
            body.op(Opcode.BLOCK).u8(0x40).raw(operation.toArray()).op(Opcode.BR_IF, 0);
            body.i32(9).op(Opcode.RETURN).op(Opcode.END).i32(7);
        } else {
            body.raw(operation.toArray());
        }
        return body.op(Opcode.END);
    }
}
