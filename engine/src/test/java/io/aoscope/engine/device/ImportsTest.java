package io.aoscope.engine.device;

import static io.aoscope.engine.device.Runner.spawned;
import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an image calls: rules I1 to I7 of {@code docs/semantics/images.md}, and {@code proc_exit} (F9, F11). */
class ImportsTest {
    /** I3, I4. */
    @Test
    void anImportThatNobodyAnswersReturnsZeroAndIsRecorded() {
        Runner runner = spawned("missing-import").send("Any");
        assertThat(runner.failure).isEmpty();
        assertThat(memory(runner).getInt(16)).isZero();
        Message call = runner.state.message("results/wasm/undefined-calls/1").orElseThrow();
        assertThat(call.text("module")).contains("env");
        assertThat(call.text("func")).contains("nothing");
        assertThat(runner.events(DeviceEvent.Kind.UNDEFINED_IMPORT).getFirst()).startsWith("env.nothing(");
    }

    /** I4. */
    @Test
    void onHyperbeamTheRecordGrowsOverSlotsUnderStateNewestFirst() {
        Runner runner = spawned(Profile.HYPERBEAM, "missing-import").send("One").send("Two");
        assertThat(runner.state
                        .message("state/results/wasm/undefined-calls")
                        .orElseThrow()
                        .size())
                .isEqualTo(2);
    }

    /** I4. */
    @Test
    void theRecordsAreBounded() {
        Message call = Message.of("func", Binary.of("f"));
        Message state = Message.EMPTY;
        for (int i = 0; i < UndefinedCalls.NEWEST + 5; i++) {
            Message numbered = call.put("number", Value.of(i));
            state = UndefinedCalls.recordFirst(state, "first", numbered);
            state = UndefinedCalls.recordNewest(state, "newest", numbered);
        }
        assertThat(((ListValue) state.get("first").orElseThrow()).items()).hasSize(UndefinedCalls.FIRST);
        assertThat(state.get("first/100/number")).contains(Value.of(0));
        assertThat(((ListValue) state.get("newest").orElseThrow()).items()).hasSize(UndefinedCalls.NEWEST);
        assertThat(state.get("newest/1/number")).contains(Value.of(UndefinedCalls.NEWEST + 4));
    }

    /** I5. */
    @Test
    void invokeCallsTheElementOfTheTable() {
        Runner runner = spawned("invoke").send("Any");
        assertThat(runner.failure).isEmpty();
        assertThat(memory(runner).getInt(16)).isEqualTo(33);
    }

    /** I6. */
    @Test
    void onHyperbeamResultsArriveAs32BitIntegers() {
        FuncType type = new FuncType(List.of(), List.of(NumType.I64, NumType.F64));
        long[] values = {0x1_8000_0000L, Double.doubleToRawLongBits(2.5)};
        assertThat(Profile.HYPERBEAM.conduct().importResults(type, values)).containsExactly(0x8000_0000L, 0);
        assertThat(Profile.STANDARD.conduct().importResults(type, values)).isEqualTo(values);
    }

    /** I7. */
    @Test
    void anImportAtTheStartIsAnsweredInTheStandardProfileOnly() {
        Runner standard = spawned("start-imports");
        assertThat(standard.failure).isEmpty();
        assertThat(standard.events(DeviceEvent.Kind.UNDEFINED_IMPORT)).containsExactly("env.early()");
        Failure failure = spawned(Profile.HYPERBEAM, "start-imports").failure.orElseThrow();
        assertThat(failure.kind()).isEqualTo("image-not-loadable");
        assertThat(failure.message()).contains("it calls env.early while it is being started");
    }

    /** F9. */
    @Test
    void anExitWithACodeFailsTheSlot() {
        Failure failure = spawned("exit").send("Any").failure.orElseThrow();
        assertThat(failure.kind()).isEqualTo("exit");
        assertThat(failure.message()).isEqualTo("handle called proc_exit(3) instead of returning");
        assertThat(failure.state().text("results/wasm/output")).contains("Exited with code 3");
    }

    /** F9. */
    @Test
    void anExitWithCodeZeroHasNoResults() {
        Runner runner = spawned("exit");
        Message request = Message.of("function", Binary.of("_start"), "parameters", ListValue.EMPTY);
        Message base = runner.state.put("device", Binary.of("wasm-64@1.0"));
        StackRun.State end = runner.run(StackRun.of(base, request, "compute", runner.context));
        Message after = (Message) ((StackRun.State.Finished) end).value();
        assertThat(after.get("results/wasm/type")).contains(Atom.OK);
        assertThat(after.get("results/wasm/output")).contains(ListValue.EMPTY);
        assertThat(after.get("results/wasm/exit-code")).contains(Value.of(0));
    }

    /** F11. */
    @Test
    void onHyperbeamAnExitReturnsToTheImage() {
        Runner runner = spawned(Profile.HYPERBEAM, "exit").send("Any");
        assertThat(runner.failure.orElseThrow().kind()).isEqualTo("reply-not-json");
        assertThat(runner.events(DeviceEvent.Kind.UNDEFINED_IMPORT))
                .containsExactly("wasi_snapshot_preview1.proc_exit(3)");
    }

    /** I1, I2. */
    @Test
    void anyDeviceCanAnswerImports() {
        Runner runner = new Runner(Profile.STANDARD, Runner.fixture("missing-import"));
        Device answering = new Device() {
            @Override
            public String name() {
                return "test@1.0";
            }

            @Override
            public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
                Message state = base.message("state").orElseThrow().put("asked", Binary.of(key));
                return new Outcome.Ok(Message.of("state", state, "results", ListValue.of(Value.of(7))), "answered");
            }
        };
        Runner with =
                new Runner(runner, runner.context.withDevices(Devices.standard().with(answering)));
        with.spawn(Runner.definition().set("wasm/stdlib/env", Message.of("device", Binary.of("test@1.0"))));
        with.send("Any");
        assertThat(memory(with).getInt(16)).isEqualTo(7);
        assertThat(with.state.text("asked")).contains("nothing");
    }

    private static LinearMemory memory(Runner runner) {
        return Wasm64Device.running(runner.state).orElseThrow().instance().memory(0);
    }
}
