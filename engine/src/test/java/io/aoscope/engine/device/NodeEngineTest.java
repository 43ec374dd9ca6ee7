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

    private static final String REPLY = "(data (i64.const 64)"
            + " \"{\\22ok\\22:true,\\22response\\22:{\\22Output\\22:{\\22data\\22:\\22q\\22}}}\\00\")";

    private static Runner handled(Profile profile, String malloc, String handle) {
        byte[] image = Wat.module("(memory (export \"memory\") i64 1)", REPLY, malloc, handle);
        return new Runner(profile, image).spawn(Runner.definition()).send("Any");
    }

    private static String malloc(String type, String result) {
        return "(func (export \"malloc\") " + type + " " + result + ")";
    }

    private static String handle(String result, String value) {
        return "(func (export \"handle\") (param i64 i64) (result " + result + ") " + value + ")";
    }

    /** R2, R5. */
    @Test
    void aNegativePointerWouldCrashTheNode() {
        String malloc = malloc("(param i64) (result i64)", "(i64.const 4096)");
        Runner reply = handled(Profile.HYPERBEAM, malloc, handle("i64", "(i64.const -1)"));
        assertThat(reply.failure.orElseThrow().is(FailureKind.WOULD_CRASH)).isTrue();
        assertThat(reply.failure.orElseThrow().message())
                .startsWith("HyperBEAM's whole node would crash: handle returned a negative pointer");
        String below = malloc("(param i64) (result i64)", "(i64.const -16)");
        Runner message = handled(Profile.HYPERBEAM, below, handle("i64", "(i64.const 64)"));
        assertThat(message.failure.orElseThrow().message())
                .startsWith("HyperBEAM's whole node would crash: malloc returned a negative pointer");
        Runner standard = handled(Profile.STANDARD, below, handle("i64", "(i64.const 64)"));
        assertThat(standard.failure.orElseThrow().is(FailureKind.MALLOC_FAILED)).isTrue();
    }

    /** R2: what a node calls without looking at its type. */
    @ParameterizedTest
    @CsvSource({"(param i32) (result i32),i32", "(param i64 i64) (result i64),i64", "(result i64),i64"})
    void aMallocOfAnotherTypeWorksOnANodeAsLongAsItReturnsOneInteger(String type, String result) {
        String malloc = malloc(type, "(" + result + ".const 4096)");
        assertThat(handled(Profile.HYPERBEAM, malloc, handle("i64", "(i64.const 64)"))
                        .result("data"))
                .isEqualTo(Binary.of("q"));
    }

    /** R2. */
    @ParameterizedTest
    @CsvSource({"(param i64) (result f64),(f64.const 4096)", "(param i64),''"})
    void aMallocThatReturnsNoIntegerFailsOnANode(String type, String value) {
        Runner runner = handled(Profile.HYPERBEAM, malloc(type, value), handle("i64", "(i64.const 64)"));
        assertThat(runner.failure.orElseThrow().is(FailureKind.MALLOC_FAILED)).isTrue();
    }

    /** R5. */
    @Test
    void twoResultsOfHandleAreNoPointerToANode() {
        String malloc = malloc("(param i64) (result i64)", "(i64.const 4096)");
        String two = handle("i64 i64", "(i64.const 64) (i64.const 5)");
        assertThat(handled(Profile.HYPERBEAM, malloc, two).failure.orElseThrow().is(FailureKind.REPLY_UNREADABLE))
                .isTrue();
        assertThat(handled(Profile.STANDARD, malloc, two).result("data")).isEqualTo(Binary.of("q"));
    }

    /** I9. */
    @ParameterizedTest
    @CsvSource({"nope@1.0,device,which the node cannot load", "7,mul,is a value"})
    void whatStandsUnderStdlibAndIsNoDeviceIsNeverAnswered(String value, String key, String why) {
        Message entry = Message.of(key, Binary.of(value));
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("passes", Value.of(1))
                .set("wasm/stdlib/my_lib", entry);
        byte[] image = Wat.module(
                "(import \"my_lib\" \"mul\" (func $m (result i32)))", "(func (export \"go\") (result i32) (call $m))");
        Runner runner = new Runner(Profile.HYPERBEAM, image).spawn(definition);
        runner.send(Message.of("function", Binary.of("go")));
        assertThat(runner.failure.orElseThrow().is(FailureKind.WOULD_HANG)).isTrue();
        assertThat(runner.failure.orElseThrow().message())
                .contains("stdlib/my_lib")
                .contains(why);
        Runner standard = new Runner(Profile.STANDARD, image).spawn(definition);
        standard.send(Message.of("function", Binary.of("go")));
        assertThat(standard.result("wasm/output").display()).isEqualTo("[0]");
    }
}
