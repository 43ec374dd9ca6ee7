package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Wat;
import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which images HyperBEAM's engine does not start, and what takes a whole node down. */
class NodeEngineTest {
    private static Runner spawn(Profile profile, String... fields) {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("passes", Value.of(1));
        return new Runner(profile, Wat.module(fields)).spawn(definition);
    }

    /** W16. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (memory i64 1) (memory i64 1)                               | 2 memories
        (table 1 funcref) (table 1 funcref)                         | 2 tables
        (memory i64 1 0x100000001)                                  | 2^32
        (global i32 (i32.add (i32.const 1) (i32.const 2)))          | a constant expression computes
        (func (param v128))                                         | v128
        (func (param externref))                                    | externref
        (table 1 funcref) (elem funcref)                            | an element segment
        (tag (export "t"))                                          | exports an exception tag
        """)
    void whatTheEngineDoesNotKnowIsRefusedAsTheCheckSays(String fields, String why) {
        Failure failure = spawn(Profile.HYPERBEAM, fields).failure.orElseThrow();
        assertThat(failure.is(FailureKind.IMAGE_NOT_LOADABLE)).isTrue();
        assertThat(failure.message()).contains("HyperBEAM refuses the image").contains(why);
        assertThat(ImageCheck.check(Wat.module(fields)).accepted()).isFalse();
    }

    /** W2. */
    @Test
    void aStartFunctionThatIsAnImportIsPassedOver() {
        String[] fields = {"(import \"env\" \"x\" (func $x))", "(start $x)", "(func (export \"f\"))"};
        assertThat(spawn(Profile.HYPERBEAM, fields).failure).isEmpty();
        assertThat(ImageCheck.check(Wat.module(fields)).accepted()).isTrue();
        Runner standard = spawn(Profile.STANDARD, fields);
        assertThat(standard.events(DeviceEvent.Kind.UNDEFINED_IMPORT)).containsExactly("env.x()");
    }

    /** I5. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        (table 2 funcref) (elem (i32.const 0) $f)                                              | 0
        (table (export "__indirect_function_table") 2 funcref) (elem (i32.const 0) $f)         | 1
        (table (export "__indirect_function_table") 2 funcref) (elem (i32.const 0) $f)         | 9
        """)
    void invokeOfWhatTheTableDoesNotHaveWouldCrashTheNode(String table, int element) {
        String[] fields = {
            "(import \"env\" \"invoke_vi\" (func $i (param i32 i32)))",
            table,
            "(func $f (param i32))",
            "(func (export \"go\") (call $i (i32.const " + element + ") (i32.const 1)))"
        };
        Runner runner = spawn(Profile.HYPERBEAM, fields);
        runner.send(Message.of("function", Binary.of("go")));
        assertThat(runner.failure.orElseThrow().is(FailureKind.WOULD_CRASH)).isTrue();
        assertThat(runner.failure.orElseThrow().message())
                .startsWith("HyperBEAM's whole node would crash in env.invoke_vi: ");
        Runner standard = spawn(Profile.STANDARD, fields);
        standard.send(Message.of("function", Binary.of("go")));
        assertThat(standard.warnings())
                .anyMatch(text -> text.startsWith("invoke: env.invoke_vi crashes HyperBEAM's whole node: "));
    }
}
