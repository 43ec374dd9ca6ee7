package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What HyperBEAM does to the numbers of calls. */
class CallWarningsTest {
    private static final Value FIVE = Value.of(5);
    private static final Value HALF = new FloatValue(0.5);

    private final List<DeviceEvent> events = new ArrayList<>();
    private final Instance caller =
            Wasm64Device.running(Runner.spawned("ok").state).orElseThrow().instance();

    private List<String> told() {
        List<String> told = events.stream()
                .map(event -> event.fields().text("rule").orElseThrow() + ": " + event.text())
                .toList();
        events.clear();
        return told;
    }

    private List<String> arguments(FuncType type, Value... given) {
        CallWarnings.ofArguments("f", type, List.of(given), events::add);
        return told();
    }

    private static FuncType type(List<ValType> params, ValType... results) {
        return new FuncType(params, List.of(results));
    }

    @Test
    @Shows("call-numbers")
    void argumentsThatHyperbeamMisreadsAreTold() {
        FuncType both = type(List.of(NumType.I64, NumType.F64), NumType.I64);
        assertThat(arguments(both, FIVE, HALF)).isEmpty();
        assertThat(arguments(both, Value.of(1L << 31), HALF))
                .containsExactly(
                        "call-numbers: parameter 1 of f is beyond signed 32 bits: on HyperBEAM it arrives as garbage");
        assertThat(arguments(both, HALF, FIVE))
                .containsExactly(
                        "call-numbers: parameter 1 of f is a float where i64 is taken: HyperBEAM takes its bits for"
                                + " those of an integer",
                        "call-numbers: parameter 2 of f is an integer where f64 is taken: HyperBEAM takes its bits for"
                                + " those of a float. Write it with a point, 5.0");
        assertThat(arguments(both, FIVE))
                .singleElement()
                .asString()
                .startsWith("call-numbers: f takes 2 parameters and is given 1");
    }

    @Test
    @Shows("no-arguments")
    void aCallWithoutArgumentsThatCrashesTheNodeIsTold() {
        assertThat(arguments(type(List.of(NumType.I64))))
                .singleElement()
                .asString()
                .startsWith("no-arguments: f takes ")
                .endsWith("HyperBEAM's whole node crashes here");
        assertThat(arguments(type(List.of()))).isEmpty();
    }

    @Test
    @Shows("f32-result")
    void anF32ThatIsReadAsAnF64IsTold() {
        assertThat(arguments(type(List.of(), NumType.F32)))
                .containsExactly("f32-result: f returns an f32, which HyperBEAM reads as an f64: garbage");
    }

    private List<String> imported(FuncType type, long... answered) {
        HostCall call = new HostCall("my_lib", "f", type, new long[type.params().size()], caller);
        CallWarnings.ofImport(call, answered, events::add);
        return told();
    }

    @Test
    @Shows("import-numbers")
    void numbersThatAnImportCannotCarryAreTold() {
        assertThat(imported(type(List.of(NumType.I32), NumType.I32), -1)).isEmpty();
        assertThat(imported(type(List.of(NumType.I32), NumType.I64), 1L << 31)).isEmpty();
        assertThat(imported(type(List.of(), NumType.I64), -1))
                .containsExactly("import-numbers: the result of my_lib.f is i64 and does not fit into 32 bits, which is"
                        + " all that HyperBEAM keeps of it");
        assertThat(imported(type(List.of(), NumType.F64), Double.doubleToRawLongBits(2.5)))
                .containsExactly("import-numbers: the result of my_lib.f is f64 and does not fit into 32 bits, which is"
                        + " all that HyperBEAM keeps of it");
        assertThat(imported(type(List.of(NumType.F32))))
                .containsExactly("import-numbers: my_lib.f takes an f32, which reaches HyperBEAM's devices as garbage");
        assertThat(imported(type(List.of(), NumType.I32, NumType.I32), 1, 2))
                .containsExactly(
                        "import-numbers: my_lib.f returns several values, of which HyperBEAM passes on the" + " first");
    }

    @Test
    @Shows("infinite-number")
    void aNumberThatErlangDoesNotHaveIsTold() {
        FuncType function = type(List.of(NumType.F64), NumType.F64);
        CallWarnings.ofResults("f", function, new long[] {Double.doubleToRawLongBits(Double.NaN)}, events::add);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("infinite-number: f returned an infinite number or none");
        CallWarnings.ofResults("f", function, new long[] {Double.doubleToRawLongBits(0.5)}, events::add);
        assertThat(told()).isEmpty();
        long[] infinite = {Double.doubleToRawLongBits(Double.POSITIVE_INFINITY)};
        CallWarnings.ofImport(
                new HostCall("my_lib", "f", type(List.of(NumType.F64)), infinite, caller), new long[0], events::add);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("infinite-number: my_lib.f is given an infinite number or none");
    }

    @Test
    @Shows("import-name")
    void anImportThatIsCalledAsAFunctionOfMessagesIsTold() {
        CallWarnings.ofStub(new HostCall("env", "get", type(List.of()), new long[0], caller), events::add);
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("import-name: env.get has the name of a function of every message");
    }

    /** F10. */
    @Test
    @Shows("wasi-hangs")
    void aReadThatFailsIsToldToHang() {
        FuncType read = type(List.of(NumType.I32, NumType.I64, NumType.I64, NumType.I64), NumType.I32);
        HostCall call = new HostCall("wasi_snapshot_preview1", "fd_read", read, new long[4], caller);
        CallWarnings.ofImport(call, new long[] {0}, events::add);
        assertThat(told()).isEmpty();
        CallWarnings.ofImport(call, new long[] {8}, events::add);
        assertThat(told()).singleElement().asString().startsWith("wasi-hangs: fd_read failed here");
    }

    /** W12. */
    @Test
    @Shows("operand-stack")
    void callsNestedTooDeepAreTold() {
        assertThat(recursion(Profile.HYPERBEAM))
                .contains("operand-stack: calls are nested deeper than fits into"
                        + " HyperBEAM's operand stack of 64 KiB");
        assertThat(recursion(Profile.STANDARD)).anyMatch(text -> text.startsWith("operand-stack: "));
    }

    private static List<String> recursion(Profile profile) {
        return new Runner(profile, Runner.fixture("recursion"))
                .spawn(Runner.definition())
                .send("Any")
                .warnings();
    }

    /** What is told of a call of the first function in the exported table. */
    private List<String> invoke(FuncType type) {
        Instance exporting = Wasm64Device.running(Runner.spawned("invoke").state)
                .orElseThrow()
                .instance();
        HostCall call =
                new HostCall("env", "invoke_x", type, new long[type.params().size()], exporting);
        CallWarnings.ofInvoke(call, events::add);
        return told();
    }

    @Test
    @Shows("invoke")
    void invokeIsToldUnlessItIsOfTheOneKindThatWorks() {
        assertThat(invoke(type(List.of(NumType.I32, NumType.I32)))).isEmpty();
        assertThat(invoke(type(List.of(NumType.I32))))
                .singleElement()
                .asString()
                .startsWith("invoke: env.invoke_x does nothing on HyperBEAM");
        assertThat(invoke(type(List.of(NumType.I32, NumType.I32), NumType.I32)))
                .containsExactly("invoke: env.invoke_x gets wrong arguments on HyperBEAM, and always 0 back");
        assertThat(invoke(type(List.of(NumType.I32, NumType.I64))))
                .containsExactly("invoke: env.invoke_x gets wrong arguments on HyperBEAM");
    }

    @Test
    @Shows("import-stub")
    void anImportThatNobodyAnswersIsTold() {
        Runner runner = Runner.spawned("missing-import");
        assertThat(runner.send("Any").warnings())
                .contains("import-stub: no device answers env.nothing: a stub returns 0, and the state of the process"
                        + " records each call");
    }

    @Test
    @Shows("start-imports")
    void anImportThatIsCalledWhileTheImageStartsIsTold() {
        Runner runner = Runner.spawned("start-imports");
        assertThat(runner.warnings())
                .anyMatch(text -> text.startsWith("start-imports: ")
                        && text.contains("is called while the image is being started"));
    }
}
