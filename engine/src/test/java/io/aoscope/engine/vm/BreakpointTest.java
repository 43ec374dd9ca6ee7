package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BreakpointTest {

    @Test
    void aRunStopsBeforeTheInstruction() throws Exception {
        Guest guest = Guest.of("mixed");
        CodePosition add = guest.first("triangle", Opcode.I32_ADD);
        guest.begin("triangle", 1);
        guest.machine().breakpoints(Set.of(add));

        Stop stop = guest.machine().run(Long.MAX_VALUE);

        assertThat(stop).isEqualTo(new Stop.AtBreakpoint(add));
        Frame frame = guest.machine().frames().getFirst();
        assertThat(frame.instructionIndex()).isEqualTo(add.instructionIndex());
        assertThat(frame.operands()).containsExactly(new TypedValue(NumType.I32, 1), new TypedValue(NumType.I32, 0));
    }

    @Test
    void theInstructionWhereARunStartsDoesNotStopItAgain() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 1);
        guest.machine().breakpoints(Set.of(guest.first("triangle", Opcode.I32_ADD)));
        guest.machine().run(Long.MAX_VALUE);

        Stop stop = guest.machine().run(Long.MAX_VALUE);

        assertThat(Guest.onlyResult(stop)).isEqualTo(1);
    }

    @Test
    void aBreakpointOnTheFirstInstructionDoesNotStopTheBeginning() throws Exception {
        Guest guest = Guest.of("mixed");
        int triangle = guest.function("triangle").index();
        guest.machine().breakpoints(Set.of(new CodePosition(guest.instance(), triangle, 0)));
        guest.begin("triangle", 1);

        guest.machine().run(Long.MAX_VALUE);

        assertThat(guest.machine().depth()).isEqualTo(2);
        assertThat(guest.machine().frames().getFirst().locals()).containsExactly(new TypedValue(NumType.I32, 0));
    }

    @Test
    void recursionStopsEachTime() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.machine().breakpoints(Set.of(guest.first("triangle", Opcode.CALL)));
        guest.begin("triangle", 4);

        List<Integer> depths = new ArrayList<>();
        Stop stop = guest.machine().run(Long.MAX_VALUE);
        while (stop instanceof Stop.AtBreakpoint) {
            depths.add(guest.machine().depth());
            stop = guest.machine().run(Long.MAX_VALUE);
        }

        assertThat(depths).containsExactly(1, 2, 3, 4);
        assertThat(Guest.onlyResult(stop)).isEqualTo(10);
    }

    @Test
    void aLoopStopsEachRound() throws Exception {
        Guest guest = Guest.of("mixed");
        CodePosition multiply = guest.first("run", Opcode.I32_MUL);
        guest.machine().breakpoints(Set.of(multiply));
        guest.begin("run", 30);

        List<Integer> rounds = new ArrayList<>();
        while (guest.machine().run(Long.MAX_VALUE) instanceof Stop.AtBreakpoint) {
            Frame frame = guest.machine().frames().getFirst();
            assertThat(frame.operands().getFirst()).isEqualTo(frame.locals().get(1));
            assertThat(frame.operands().get(1)).isEqualTo(new TypedValue(NumType.I32, 3));
            rounds.add(frame.locals().get(1).i32());
        }

        assertThat(rounds).hasSize(30).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aBreakpointSetBetweenTwoRunsOfACallStopsIt() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 2000);
        guest.machine().run(12_000);
        int deep = guest.machine().depth();
        CodePosition add = guest.first("triangle", Opcode.I32_ADD);

        guest.machine().breakpoints(Set.of(add));
        Stop first = guest.machine().run(Long.MAX_VALUE);
        int depth = guest.machine().depth();
        guest.machine().run(Long.MAX_VALUE);

        assertThat(deep).isGreaterThan(1000);
        assertThat(first).isEqualTo(new Stop.AtBreakpoint(add));
        assertThat(depth).isEqualTo(2000);
        assertThat(guest.machine().depth()).isEqualTo(1999);
    }

    @Test
    void aCallerThatRanFusedStopsAtABreakpointSetLater() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.run("run", 2000);
        guest.begin("run", 2000);
        guest.machine().run(20_003);
        CodePosition multiply = guest.first("run", Opcode.I32_MUL);

        guest.machine().breakpoints(Set.of(multiply));

        assertThat(guest.machine().run(1000)).isEqualTo(new Stop.AtBreakpoint(multiply));
        assertThat(guest.machine().instructions()).isBetween(20_003L, 21_003L);
    }

    @Test
    void everyInstructionThatIsReachedCanHaveABreakpoint() throws Exception {
        Guest guest = Guest.of("mixed");
        Checkpoint start = guest.machine().checkpoint();
        guest.begin("run", 3);
        List<CodePosition> reached = new ArrayList<>();
        do {
            Frame frame = guest.machine().frames().getFirst();
            reached.add(new CodePosition(guest.instance(), frame.functionIndex(), frame.instructionIndex()));
        } while (guest.machine().run(1) instanceof Stop.BudgetSpent);

        for (CodePosition position : Set.copyOf(reached.subList(1, reached.size()))) {
            guest.machine().restore(start);
            guest.machine().breakpoints(Set.of(position));
            guest.begin("run", 3);

            assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.AtBreakpoint(position));
            assertThat(guest.machine().instructions())
                    .isEqualTo(reached.subList(1, reached.size()).indexOf(position) + 1L);
        }
    }

    @Test
    void breakpointsTakenAwayStopNothing() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.machine().breakpoints(Set.of(guest.first("triangle", Opcode.I32_ADD)));
        guest.begin("triangle", 5);
        guest.machine().run(Long.MAX_VALUE);

        guest.machine().breakpoints(Set.of());

        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(15);
    }

    @Test
    void breakpointsChangeNeitherTheResultNorTheCount() throws Exception {
        Guest plain = Guest.of("mixed");
        long result = plain.result("run", 50);
        Guest guest = Guest.of("mixed");
        guest.machine().breakpoints(Set.of(guest.first("run", Opcode.F64_ADD)));
        guest.begin("run", 50);

        Stop stop = guest.machine().run(Long.MAX_VALUE);
        int stops = 0;
        while (stop instanceof Stop.AtBreakpoint) {
            stops++;
            stop = guest.machine().run(Long.MAX_VALUE);
        }

        assertThat(stops).isEqualTo(50);
        assertThat(Guest.onlyResult(stop)).isEqualTo(result);
        assertThat(guest.machine().instructions()).isEqualTo(plain.machine().instructions());
    }

    @Test
    void onlyFunctionsWithBreakpointsLoseTheirFusedForm() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.machine().breakpoints(Set.of(guest.first("run", Opcode.F64_ADD)));

        assertThat(guest.function("run").body().fused()).isNull();
        assertThat(guest.function("triangle").body().fused()).isNotNull();
        guest.machine().breakpoints(Set.of());
        assertThat(guest.function("run").body().fused()).isNotNull();
    }
}
