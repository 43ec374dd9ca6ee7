package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.NumType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That it does not matter in which pieces a call is run, nor in which form a function is. */
class SteppingTest {
    private static final long ROUNDS = 24;

    @Test
    void runningOneByOneEndsAsRunningAtOnce() throws Exception {
        Guest stepped = Guest.of("mixed");
        List<Guest.State> states = singleSteps(stepped);
        Guest whole = Guest.of("mixed");

        long result = whole.result("run", ROUNDS);

        assertThat(states.size() - 1L).isEqualTo(whole.machine().instructions());
        assertThat(states.getLast().globals()).isEqualTo(whole.state().globals());
        assertThat(states.getLast().memory()).isEqualTo(whole.state().memory());
        assertThat(result).isEqualTo(expected());
    }

    @Test
    void aRunOfAnyLengthStopsExactlyThereInTheStateOfAsManySingleSteps() throws Exception {
        Guest guest = Guest.of("mixed");
        InstanceState initial = guest.instance().state();
        List<Guest.State> states = singleSteps(guest);

        for (int n = 1; n < states.size() - 1; n++) {
            guest.machine().abandon();
            guest.instance().restore(initial);
            guest.begin("run", ROUNDS);

            assertThat(guest.machine().run(n)).isInstanceOf(Stop.BudgetSpent.class);

            assertThat(guest.state()).as("after %d instructions", n).isEqualTo(states.get(n));
        }
    }

    @Test
    void runsOfSomeLengthOneAfterTheOtherStandInTheStateOfAsManySingleSteps() throws Exception {
        Guest guest = Guest.of("mixed");
        InstanceState initial = guest.instance().state();
        List<Guest.State> states = singleSteps(guest);

        for (int length : new int[] {2, 7, 61, 190, 333}) {
            guest.instance().restore(initial);
            guest.begin("run", ROUNDS);
            int n = length;
            while (guest.machine().run(length) instanceof Stop.BudgetSpent) {
                assertThat(guest.state()).as("%d by %d", n, length).isEqualTo(states.get(n));
                n += length;
            }
            assertThat(guest.machine().instructions()).isEqualTo(states.size() - 1L);
        }
    }

    @Test
    void aBudgetOfTheWholeCallCompletesIt() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("run", ROUNDS);
        guest.machine().run(Long.MAX_VALUE);
        long total = guest.machine().instructions();
        Guest again = Guest.of("mixed");
        again.begin("run", ROUNDS);

        Stop stop = again.machine().run(total);

        assertThat(Guest.onlyResult(stop)).isEqualTo(expected());
    }

    @Test
    void frameByFrameTheStackTellsWhereItsCallsStand() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 3);

        while (guest.machine().depth() < 3) {
            guest.machine().run(1);
        }

        List<Frame> frames = guest.machine().frames();
        assertThat(frames).hasSize(3);
        assertThat(frames.get(0).instructionIndex()).isZero();
        assertThat(frames.get(0).locals()).containsExactly(new TypedValue(NumType.I32, 1));
        assertThat(frames.get(0).operands()).isEmpty();
        assertThat(frames.get(1).locals()).containsExactly(new TypedValue(NumType.I32, 2));
        assertThat(frames.get(1).operands()).containsExactly(new TypedValue(NumType.I32, 2));
        assertThat(frames.get(2).operands()).containsExactly(new TypedValue(NumType.I32, 3));
        assertThat(frames.get(2).instructionIndex()).isEqualTo(frames.get(1).instructionIndex());
    }

    @Test
    void aLocalTellsItsTypeAndValue() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("run", -2);

        List<TypedValue> locals = guest.machine().frames().getFirst().locals();

        assertThat(locals)
                .containsExactly(
                        new TypedValue(NumType.I32, -2),
                        new TypedValue(NumType.I32, 0),
                        new TypedValue(NumType.F64, 0));
        assertThat(locals.getFirst().i32()).isEqualTo(-2);
    }

    /** The state before each instruction, and after the last. */
    private static List<Guest.State> singleSteps(Guest guest) {
        List<Guest.State> states = new ArrayList<>();
        guest.begin("run", ROUNDS);
        states.add(guest.state());
        Stop stop = guest.machine().run(1);
        while (stop instanceof Stop.BudgetSpent) {
            states.add(guest.state());
            assertThat(states.getLast().instructions()).isEqualTo(states.size() - 1L);
            stop = guest.machine().run(1);
        }
        assertThat(Guest.onlyResult(stop)).isEqualTo(expected());
        states.add(guest.state());
        return states;
    }

    /** What the fixture computes. */
    private static long expected() {
        long sum = 0;
        long indices = 0;
        for (long i = 0; i < ROUNDS; i++) {
            long even = i % 3 == 0 ? 10 : i % 3 == 1 ? i + 1 : 2 * i;
            sum += i % 2 == 1 ? 100 + i : even;
            indices += i;
        }
        return sum + indices;
    }
}
