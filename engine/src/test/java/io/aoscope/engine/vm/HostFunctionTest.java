package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostFunctionTest {
    private final List<HostCall> calls = new ArrayList<>();

    @Test
    void aHostFunctionGetsArgumentsAndGivesAResult() throws Exception {
        Guest guest = guest();

        assertThat(guest.result("add", -3, 10)).isEqualTo(14);

        HostCall call = calls.getFirst();
        assertThat(call.module()).isEqualTo("env");
        assertThat(call.name()).isEqualTo("add");
        assertThat(call.type()).isEqualTo(new FuncType(List.of(NumType.I32, NumType.I64), List.of(NumType.I64)));
        assertThat(call.arguments()).containsExactly(-3, 10);
        assertThat(call.caller()).isSameAs(guest.instance());
    }

    @Test
    void anI32ResultIsItsLow32Bits() throws Exception {
        assertThat(guest().result("narrow")).isEqualTo(-1);
    }

    @Test
    void aHostFunctionCanBeBegunItself() throws Exception {
        Guest guest = guest();
        guest.begin("host_add", 1, 2);
        assertThat(calls).isEmpty();

        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(3);

        assertThat(calls).hasSize(1);
        assertThat(guest.machine().idle()).isTrue();
    }

    @Test
    void aHostFunctionThatTrapsLeavesTheFramesAtItsCall() throws Exception {
        Guest guest = guest();

        Trap trap = guest.trap("fail", 9);

        assertThat(trap.kind()).isEqualTo(Trap.Kind.HOST);
        assertThat(trap.message()).isEqualTo("refused 9");
        assertThat(trap.position()).isEqualTo(guest.first("fail", Opcode.CALL));
        assertThat(trap.frames().getFirst().operands()).containsExactly(new TypedValue(NumType.I32, 9));
        assertThat(guest.machine().idle()).isTrue();
    }

    @Test
    void aHostFunctionThatReadsOutsideOfTheMemoryTrapsAtItsCall() throws Exception {
        Guest guest = guest();

        Trap trap = guest.trap("fail", -1);

        assertThat(trap.kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(trap.position()).isEqualTo(guest.first("fail", Opcode.CALL));
    }

    @Test
    void aHostFunctionBegunItselfThatTrapsHasNoPosition() throws Exception {
        Guest guest = guest();
        guest.machine().begin(guest.instance().function(5), 1);

        Trap trap = Guest.trap(guest.machine().run(Long.MAX_VALUE));

        assertThat(trap.message()).isEqualTo("refused 1");
        assertThat(trap.position()).isNull();
        assertThat(trap.offset()).isEqualTo(-1);
        assertThat(guest.machine().idle()).isTrue();
    }

    @Test
    void aTailCallOfAHostFunctionGivesItsResult() throws Exception {
        assertThat(guest().result("tail_add", 4, 5)).isEqualTo(9);
        assertThat(guest().result("tail_invoke", 1)).isEqualTo(8);
    }

    @Test
    void aTailCalledHostFunctionThatTrapsLeavesTheFrameOfItsCaller() throws Exception {
        Guest guest = guest();

        Trap trap = guest.trap("tail_fail", 9);

        assertThat(trap.message()).isEqualTo("refused 10");
        assertThat(trap.position()).isEqualTo(guest.first("tail_fail", Opcode.RETURN_CALL));
        assertThat(trap.frames().getFirst().locals()).containsExactly(new TypedValue(NumType.I32, 9));
        assertThat(trap.frames().getFirst().operands()).containsExactly(new TypedValue(NumType.I32, 10));
    }

    @Test
    void aHostFunctionThatStopsEndsTheCallWithItsReason() throws Exception {
        Guest guest = guest();

        Stop stop = guest.run("stop");

        assertThat(stop).isEqualTo(new Stop.HostStopped("exit 3"));
        assertThat(guest.machine().idle()).isTrue();
        assertThat(guest.memory().getInt(0)).isEqualTo(1);
        assertThat(guest.result("add", 1, 1)).isEqualTo(4);
    }

    @Test
    void aHostFunctionAnswersWithWhatATableElementReturns() throws Exception {
        assertThat(guest().result("invoke", 0)).isEqualTo(107);
    }

    @Test
    void callsThroughTheHostCanBeNested() throws Exception {
        assertThat(guest().result("invoke", 1)).isEqualTo(108);
    }

    @Test
    void aHostFunctionCanAnswerWithAnotherHostFunctionOfTheTable() throws Exception {
        assertThat(guest().result("invoke", 3)).isEqualTo(99);
    }

    @Test
    void aDroppedResultIsZero() throws Exception {
        assertThat(guest().result("invoke_dropping")).isEqualTo(100);
    }

    @Test
    void aCallOfAnEmptyOrMissingElementTrapsAtTheCall() throws Exception {
        Guest guest = guest();

        Trap empty = guest.trap("invoke", 4);
        Trap missing = guest.trap("invoke", 5);

        assertThat(empty.kind()).isEqualTo(Trap.Kind.UNINITIALIZED_ELEMENT);
        assertThat(missing.kind()).isEqualTo(Trap.Kind.UNDEFINED_ELEMENT);
        assertThat(missing.position()).isEqualTo(guest.first("invoke", Opcode.CALL));
    }

    @Test
    void aHostFunctionThatCallsBackIsAFrameWithoutAnInstruction() throws Exception {
        Guest guest = guest();

        Trap trap = guest.trap("invoke", 2);

        assertThat(trap.kind()).isEqualTo(Trap.Kind.UNREACHABLE);
        assertThat(trap.frames()).hasSize(3);
        Frame host = trap.frames().get(1);
        assertThat(host.functionIndex()).isEqualTo(2);
        assertThat(host.instructionIndex()).isEqualTo(-1);
        assertThat(host.offset()).isEqualTo(-1);
        assertThat(host.locals()).containsExactly(new TypedValue(NumType.I32, 2));
        assertThat(host.operands()).isEmpty();
        assertThat(trap.frames().get(2).functionIndex())
                .isEqualTo(guest.function("invoke").index());
    }

    @Test
    void aNestedCallThroughTheHostRunsOneByOneAsAtOnce() throws Exception {
        Guest whole = guest();
        whole.result("invoke", 1);
        Guest guest = guest();
        guest.begin("invoke", 1);
        int deepest = 0;

        Stop stop = guest.machine().run(1);
        while (stop instanceof Stop.BudgetSpent) {
            deepest = Math.max(deepest, guest.machine().depth());
            stop = guest.machine().run(1);
        }

        assertThat(Guest.onlyResult(stop)).isEqualTo(108);
        assertThat(deepest).isEqualTo(5);
        assertThat(guest.machine().instructions()).isEqualTo(whole.machine().instructions());
    }

    @Test
    void aCheckpointInsideACallThroughTheHostIsRestored() throws Exception {
        Guest guest = guest();
        guest.machine().breakpoints(Set.of(guest.first(6, Opcode.END)));
        guest.begin("invoke_dropping");
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.AtBreakpoint.class);
        Checkpoint checkpoint = guest.machine().checkpoint();
        guest.machine().abandon();

        guest.machine().restore(checkpoint);

        assertThat(guest.machine().depth()).isEqualTo(3);
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(100);
    }

    private Guest guest() throws Exception {
        WasmModule module = Guest.module("host");
        return Guest.of(
                module,
                MachineLimits.DEFAULT,
                wanted -> wanted.kind() instanceof ImportKind.Function(int type)
                        ? Optional.of(new Extern.Host(module.types().get(type), this::answer))
                        : Optional.empty());
    }

    private HostResult answer(HostCall call) {
        calls.add(call);
        long[] arguments = call.arguments();
        return switch (call.name()) {
            case "add" -> new HostResult.Values(arguments[0] + arguments[1]);
            case "narrow" -> new HostResult.Values(0xFFFF_FFFFL);
            case "invoke" -> new HostResult.CallTable(0, arguments[0], new long[0], false);
            case "invoke_dropping" -> new HostResult.CallTable(0, arguments[0], new long[0], true);
            case "stop" -> new HostResult.Stopping("exit 3");
            default -> fail(call.caller().memory(0), arguments[0]);
        };
    }

    /** Traps by itself at a negative address, else by its answer. */
    private static HostResult fail(LinearMemory memory, long value) {
        if (value < 0) {
            memory.getInt(value);
        }
        return new HostResult.Trapping("refused " + value);
    }
}
