package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Beginning, interrupting and abandoning calls. */
class RunTest {

    @Test
    void anEndlessLoopIsInterruptedFromAnotherThreadAndGoesOnAfterwards() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("forever");
        guest.machine().run(100);
        CompletableFuture<Stop> running =
                CompletableFuture.supplyAsync(() -> guest.machine().run(Long.MAX_VALUE));

        guest.machine().interrupt();

        assertThat(running.get(60, TimeUnit.SECONDS)).isInstanceOf(Stop.Interrupted.class);
        long before = guest.machine().instructions();
        assertThat(guest.machine().run(50)).isInstanceOf(Stop.BudgetSpent.class);
        assertThat(guest.machine().instructions()).isEqualTo(before + 50);
    }

    @Test
    void anInterruptBeforeARunStopsItAtItsFirstInstruction() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 3);
        guest.machine().interrupt();

        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Interrupted.class);

        assertThat(guest.machine().instructions()).isZero();
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(6);
    }

    @Test
    void aBudgetOfZeroExecutesNothing() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 3);

        assertThat(guest.machine().run(0)).isInstanceOf(Stop.BudgetSpent.class);

        assertThat(guest.machine().instructions()).isZero();
        assertThat(guest.machine().frames().getFirst().instructionIndex()).isZero();
    }

    @Test
    void aNegativeBudgetIsRefused() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 3);

        assertThatThrownBy(() -> guest.machine().run(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a negative number of instructions: -1");
    }

    @Test
    void anAbandonedCallLeavesMemoryAndGlobals() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("run", 12);
        guest.machine().run(300);
        Guest.State before = guest.state();

        guest.machine().abandon();

        assertThat(guest.machine().idle()).isTrue();
        assertThat(guest.machine().depth()).isZero();
        assertThat(guest.machine().frames()).isEmpty();
        assertThat(guest.state().globals()).isEqualTo(before.globals());
        assertThat(guest.state().globals().getFirst().bits()).isPositive();
        assertThat(guest.state().memory()).isEqualTo(before.memory());
    }

    @Test
    void anotherCallCanBeginAfterOneIsAbandoned() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("forever");
        guest.machine().run(1000);

        guest.machine().abandon();

        assertThat(guest.result("triangle", 4)).isEqualTo(10);
    }

    @Test
    void aSecondCallDoesNotBeginWhileOneRuns() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("forever");

        assertThatThrownBy(() -> guest.begin("triangle", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a call is running; finish or abandon it before beginning another");
        assertThat(guest.machine().depth()).isEqualTo(1);
    }

    @Test
    void anIdleMachineDoesNotRun() throws Exception {
        Guest guest = Guest.of("mixed");

        assertThatThrownBy(() -> guest.machine().run(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no call is running; begin one first");
    }

    @Test
    void aCallTakesAsManyArgumentsAsTheFunctionHas() throws Exception {
        Guest guest = Guest.of("mixed");

        assertThatThrownBy(() -> guest.begin("triangle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was given 0 arguments");
        assertThat(guest.machine().idle()).isTrue();
    }

    @Test
    void theCountStartsAnewWithEachCall() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.run("triangle", 9);
        long first = guest.machine().instructions();

        guest.run("triangle", 9);

        assertThat(guest.machine().instructions()).isEqualTo(first).isPositive();
    }

    @Test
    void anI32ArgumentIsTakenByItsLow32Bits() throws Exception {
        Guest guest = Guest.of("mixed");

        assertThat(guest.result("triangle", 0x7700_0000_0003L)).isEqualTo(6);
    }
}
