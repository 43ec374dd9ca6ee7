package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmReader;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ManyFunctionsTest {

    private static final int FUNCTIONS = 500;

    @Test
    void aCallReachesAFunctionWithAHighIndexThatNeverRanBefore() throws Exception {
        var module = WasmReader.read(module());
        Validator.validate(module);
        var machine = new Machine(MachineLimits.DEFAULT);
        Instance instance = machine.instantiate(module, Imports.none());

        machine.begin(instance.function(0));
        Stop stop = machine.run(Long.MAX_VALUE);

        assertThat(stop)
                .isInstanceOfSatisfying(
                        Stop.Completed.class,
                        completed -> assertThat(completed.results()).containsExactly(7));
    }

    /** Function 0 calls the last one, which answers 7, as all others do. */
    private static byte[] module() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(out, 1, new byte[] {1, 0x60, 0, 1, 0x7f});
        var types = new ByteArrayOutputStream();
        leb(types, FUNCTIONS);
        types.writeBytes(new byte[FUNCTIONS]);
        section(out, 3, types.toByteArray());
        var code = new ByteArrayOutputStream();
        leb(code, FUNCTIONS);
        code.writeBytes(new byte[] {5, 0, 0x10});
        leb(code, FUNCTIONS - 1);
        code.write(0x0b);
        for (int i = 1; i < FUNCTIONS; i++) {
            code.writeBytes(new byte[] {4, 0, 0x41, 7, 0x0b});
        }
        section(out, 10, code.toByteArray());
        return out.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, byte[] content) {
        out.write(id);
        leb(out, content.length);
        out.writeBytes(content);
    }

    private static void leb(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
