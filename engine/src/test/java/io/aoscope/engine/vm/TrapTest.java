package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.vm.Trap.Kind;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TrapTest {

    @Test
    void aTrapTellsItsInstructionAndOffset() throws Exception {
        Guest guest = Guest.of("traps");
        CodePosition position = guest.first("divide", Opcode.I32_DIV_S);

        Trap trap = guest.trap("divide", 1, 0);

        var code = Objects.requireNonNull(guest.instance().module().function(position.functionIndex()))
                .code();
        assertThat(trap.kind()).isEqualTo(Kind.INTEGER_DIVIDE_BY_ZERO);
        assertThat(trap.message()).isEqualTo("integer divide by zero");
        assertThat(trap.position()).isEqualTo(position);
        assertThat(trap.offset()).isEqualTo(code.offset(position.instructionIndex()));
    }

    @Test
    void theFramesStandAsBeforeTheInstruction() throws Exception {
        Guest guest = Guest.of("traps");

        Trap trap = guest.trap("outer", 9);

        assertThat(trap.frames()).hasSize(2);
        Frame divide = trap.frames().getFirst();
        assertThat(divide.locals()).containsExactly(new TypedValue(NumType.I32, 9), new TypedValue(NumType.I32, 0));
        assertThat(divide.operands())
                .containsExactly(
                        new TypedValue(NumType.I32, 5), new TypedValue(NumType.I32, 9), new TypedValue(NumType.I32, 0));
        Frame outer = trap.frames().getLast();
        assertThat(outer.instructionIndex())
                .isEqualTo(guest.first("outer", Opcode.CALL).instructionIndex());
        assertThat(outer.operands()).containsExactly(new TypedValue(NumType.I32, 3));
    }

    @Test
    void aTrapIsTheSameWhenTheCallIsRunOneByOne() throws Exception {
        Guest guest = Guest.of("traps");
        Trap whole = guest.trap("outer", 9);
        long count = guest.machine().instructions();
        guest.begin("outer", 9);

        Stop stop = guest.machine().run(1);
        while (stop instanceof Stop.BudgetSpent) {
            stop = guest.machine().run(1);
        }

        assertThat(Guest.trap(stop)).isEqualTo(whole);
        assertThat(guest.machine().instructions()).isEqualTo(count).isEqualTo(7);
    }

    @Test
    void everyTrapIsTheSameWhenTheCallIsRunOneByOne() throws Exception {
        var limits = MachineLimits.DEFAULT.withMaxCallDepth(500);
        Guest guest = Guest.of("traps", limits, Imports.none());

        assertSameOneByOne(guest, "remainder", 0);
        assertSameOneByOne(guest, "truncate", Float.floatToRawIntBits(Float.NaN));
        assertSameOneByOne(guest, "load", -4);
        assertSameOneByOne(guest, "indirect", 0);
        assertSameOneByOne(guest, "indirect", 2);
        assertSameOneByOne(guest, "throw");
        assertSameOneByOne(guest, "endless", 1);
        assertSameOneByOne(guest, "unreachable");
        assertSameOneByOne(guest, "operands", 5);
        assertSameOneByOne(guest, "shadowed", 6);
        assertSameOneByOne(guest, "fill", -2);
        assertSameOneByOne(guest, "in_a_loop", 100);
    }

    @Test
    void anOperandKeepsTheValueThatItsLocalHadWhenItWasRead() throws Exception {
        Trap trap = Guest.of("traps").trap("shadowed", 6);

        Frame frame = trap.frames().getFirst();
        assertThat(frame.locals()).containsExactly(new TypedValue(NumType.I32, 1));
        assertThat(frame.operands())
                .containsExactly(
                        new TypedValue(NumType.I32, 6), new TypedValue(NumType.I32, 1), new TypedValue(NumType.I32, 0));
    }

    @Test
    void operandsThatWereNotWrittenYetAreShownAtATrap() throws Exception {
        Trap trap = Guest.of("traps").trap("operands", 5);

        assertThat(trap.kind()).isEqualTo(Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(trap.frames().getFirst().operands())
                .containsExactly(
                        new TypedValue(NumType.I32, 5),
                        new TypedValue(NumType.I32, 7),
                        new TypedValue(NumType.I32, 15),
                        new TypedValue(NumType.I32, -5));
    }

    @Test
    void theMachineIsIdleAfterATrapAndRunsTheNextCall() throws Exception {
        Guest guest = Guest.of("traps");

        guest.trap("unreachable");

        assertThat(guest.machine().idle()).isTrue();
        assertThat(guest.machine().frames()).isEmpty();
        assertThat(guest.result("divide", 12, 4)).isEqualTo(8);
    }

    @Test
    void whatWasWrittenBeforeATrapStays() throws Exception {
        Guest guest = Guest.of("traps");

        Trap trap = guest.trap("store_then_trap");

        assertThat(trap.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(guest.memory().getInt(8)).isEqualTo(0x11223344);
    }

    @Test
    void everyKindIsWordedAsInTheSuite() throws Exception {
        Guest guest = Guest.of("traps");

        assertTrap(guest.trap("unreachable"), Kind.UNREACHABLE, "unreachable");
        assertTrap(guest.trap("divide", Integer.MIN_VALUE, -1), Kind.INTEGER_OVERFLOW, "integer overflow");
        assertTrap(guest.trap("remainder", 0), Kind.INTEGER_DIVIDE_BY_ZERO, "integer divide by zero");
        assertTrap(
                guest.trap("truncate", Float.floatToRawIntBits(Float.NaN)),
                Kind.INVALID_CONVERSION,
                "invalid conversion to integer");
        assertTrap(guest.trap("truncate", Float.floatToRawIntBits(3e9f)), Kind.INTEGER_OVERFLOW, "integer overflow");
        assertTrap(guest.trap("load", -1), Kind.OUT_OF_BOUNDS_MEMORY, "out of bounds memory access");
        assertTrap(guest.trap("indirect", 3), Kind.UNDEFINED_ELEMENT, "undefined element");
        assertTrap(guest.trap("indirect", -1), Kind.UNDEFINED_ELEMENT, "undefined element");
        assertTrap(guest.trap("indirect", 2), Kind.UNINITIALIZED_ELEMENT, "uninitialized element 2");
        assertTrap(guest.trap("indirect", 0), Kind.INDIRECT_CALL_TYPE_MISMATCH, "indirect call type mismatch");
        assertTrap(guest.trap("throw"), Kind.UNCAUGHT_EXCEPTION, "uncaught exception");
    }

    @Test
    void anUncaughtExceptionStandsWhereItWasThrown() throws Exception {
        Guest guest = Guest.of("traps");

        Trap trap = guest.trap("throw");

        assertThat(trap.position()).isEqualTo(guest.first("throw", Opcode.THROW));
        assertThat(trap.frames().getFirst().operands()).containsExactly(new TypedValue(NumType.I32, 3));
    }

    @Test
    void endlessRecursionTrapsAtTheLimitOfFrames() throws Exception {
        Guest guest = Guest.of("traps", MachineLimits.DEFAULT.withMaxCallDepth(1000), Imports.none());

        Trap trap = guest.trap("endless", 1);

        assertTrap(trap, Kind.STACK_EXHAUSTED, "call stack exhausted: the limit of 1,000 frames is reached");
        assertThat(trap.frames()).hasSize(1000);
        assertThat(trap.frames().getFirst().locals()).containsExactly(new TypedValue(NumType.I32, 1000));
        assertThat(trap.position()).isEqualTo(guest.first("endless", Opcode.CALL));
    }

    @Test
    void endlessRecursionTrapsAtTheLimitOfSlots() throws Exception {
        MachineLimits limits = new MachineLimits(1, 1, 1_000_000, 500, 10, 0);
        Guest guest = Guest.of("traps", limits, Imports.none());

        Trap trap = guest.trap("endless", 1);

        assertTrap(trap, Kind.STACK_EXHAUSTED, "call stack exhausted: the limit of 500 locals and operands is reached");
        assertThat(trap.frames()).hasSizeBetween(100, 500);
        assertThat(trap.frames().getLast().locals()).containsExactly(new TypedValue(NumType.I32, 1));
    }

    @Test
    void aCallWhoseFrameHasNoRoomBeginsAndTrapsBeforeItsFirstInstruction() throws Exception {
        var limits = MachineLimits.DEFAULT.withOperandStackBytes(150);
        Guest guest = Guest.of("traps", limits, Imports.none());
        guest.begin("in_a_loop", 5);
        Checkpoint checkpoint = guest.machine().checkpoint();
        List<Frame> begun = guest.machine().frames();

        Trap trap = Guest.trap(guest.machine().run(Long.MAX_VALUE));

        assertTrap(trap, Kind.STACK_EXHAUSTED, "wasm operand stack overflow");
        assertThat(trap.position())
                .isEqualTo(new CodePosition(
                        guest.instance(), guest.function("in_a_loop").index(), 0));
        assertThat(trap.frames()).isEqualTo(begun);
        assertThat(begun.getFirst().locals())
                .containsExactly(new TypedValue(NumType.I32, 5), new TypedValue(NumType.I32, 0));
        assertThat(guest.machine().idle()).isTrue();
        guest.machine().restore(checkpoint);
        assertThat(Guest.trap(guest.machine().run(1))).isEqualTo(trap);
    }

    @Test
    void aCallWithMoreLocalsThanSlotsBeginsAndTraps() throws Exception {
        Guest guest = Guest.of("traps", new MachineLimits(1, 1, 10, 2, 10, 0), Imports.none());

        Trap trap = guest.trap("in_a_loop", 5);

        assertTrap(trap, Kind.STACK_EXHAUSTED, "call stack exhausted: the limit of 2 locals and operands is reached");
        assertThat(trap.frames()).hasSize(1);
        assertThat(guest.machine().instructions()).isZero();
    }

    private static void assertSameOneByOne(Guest guest, String export, long... arguments) {
        Trap whole = guest.trap(export, arguments);
        long count = guest.machine().instructions();
        guest.begin(export, arguments);
        Stop stop = guest.machine().run(1);
        while (stop instanceof Stop.BudgetSpent) {
            stop = guest.machine().run(1);
        }
        assertThat(Guest.trap(stop)).as(export).isEqualTo(whole);
        assertThat(guest.machine().instructions()).as(export).isEqualTo(count);
    }

    private static void assertTrap(Trap trap, Kind kind, String message) {
        assertThat(trap.message()).isEqualTo(message);
        assertThat(trap.kind()).isEqualTo(kind);
    }
}
