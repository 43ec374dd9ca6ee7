package io.aoscope.engine.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged modules: whatever the bytes, there is a module or one of the two declared faults. */
class MutationTest {
    private static final int ROUNDS = 20_000;

    @Test
    void aDamagedModuleIsReadOrRefusedButNeverBreaksTheReader() {
        byte[] whole = ModuleBytes.resource("named.wasm");
        Random random = new Random(20_261);
        List<String> outcomes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            outcomes.add(outcome(damaged));
        }
        assertThat(outcomes).containsOnly("malformed", "invalid", "valid").contains("malformed", "invalid", "valid");
    }

    private static String outcome(byte[] bytes) {
        try {
            WasmModule module = WasmReader.read(bytes);
            Disassembler disassembler = new Disassembler(module);
            disassembler.module(line -> WatSpans.of(line.text()));
            Validator.validate(module);
            OperandTypes.depths(module);
            return "valid";
        } catch (MalformedModuleException e) {
            return "malformed";
        } catch (InvalidModuleException e) {
            return "invalid";
        }
    }
}
