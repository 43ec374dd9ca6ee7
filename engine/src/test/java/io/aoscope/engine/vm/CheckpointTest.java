package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aoscope.engine.wasm.Opcode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final long ROUNDS = 12;
    private static final long MIDDLE = 170;

    @Test
    void aCallGoesOnFromACheckpointInTheMiddleOfANestedCall() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("triangle", 100);
        guest.machine().run(300);
        Checkpoint checkpoint = guest.machine().checkpoint();
        Guest.State state = guest.state();
        int depth = guest.machine().depth();
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(5050);

        guest.machine().restore(checkpoint);

        assertThat(depth).isGreaterThan(20);
        assertThat(checkpoint.depth()).isEqualTo(depth);
        assertThat(checkpoint.instructions()).isEqualTo(300);
        assertThat(guest.state()).isEqualTo(state);
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(5050);
    }

    @Test
    void restoringTwiceGivesTheSameStateAndTheSameEnd() throws Exception {
        Guest guest = Guest.of("mixed");
        guest.begin("run", ROUNDS);
        guest.machine().run(MIDDLE);
        while (guest.machine().depth() < 3) {
            guest.machine().run(1);
        }
        Checkpoint checkpoint = guest.machine().checkpoint();
        Guest.State state = guest.state();
        long result = Guest.onlyResult(guest.machine().run(Long.MAX_VALUE));
        Guest.State end = guest.state();

        for (int time = 0; time < 2; time++) {
            guest.machine().restore(checkpoint);

            assertThat(guest.state()).isEqualTo(state);
            assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(result);
            assertThat(guest.state()).isEqualTo(end);
        }
    }

    @Test
    void everyInstructionIsAPlaceToRestoreTo() throws Exception {
        Guest guest = Guest.of("mixed");
        Checkpoint idle = guest.machine().checkpoint();
        long result = guest.result("run", 4);
        long total = guest.machine().instructions();
        for (int n = 0; n < total; n++) {
            guest.machine().restore(idle);
            guest.begin("run", 4);
            guest.machine().run(n);
            Checkpoint checkpoint = guest.machine().checkpoint();
            Guest.State state = guest.state();
            guest.machine().run(Long.MAX_VALUE);

            guest.machine().restore(checkpoint);

            assertThat(guest.state()).as("after %d instructions", n).isEqualTo(state);
            assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(result);
        }
    }

    @Test
    void aCheckpointInsideATryStillCatches() throws Exception {
        Guest guest = Guest.of("exceptions");
        guest.begin("across", 4);
        guest.machine().breakpoints(Set.of(guest.first(1, Opcode.THROW)));
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.AtBreakpoint.class);
        Checkpoint checkpoint = guest.machine().checkpoint();
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(42);

        guest.machine().restore(checkpoint);

        assertThat(guest.machine().depth()).isEqualTo(6);
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(42);
    }

    @Test
    void aCheckpointInsideACatchStillRethrowsItsException() throws Exception {
        Guest guest = Guest.of("exceptions");
        guest.begin("rethrown");
        guest.machine().breakpoints(Set.of(guest.first("rethrown", Opcode.RETHROW)));
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.AtBreakpoint.class);
        Checkpoint checkpoint = guest.machine().checkpoint();
        guest.machine().abandon();
        guest.run("forget", 5000);

        guest.machine().restore(checkpoint);

        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(8);
    }

    @Test
    void checkpointsShareThePagesThatDidNotChangeBetweenThem() throws Exception {
        Guest guest = Guest.of("memory");
        guest.run("store", 0, 1);
        guest.run("store", LinearMemory.PAGE, 1);
        MemoryImage before = guest.machine().checkpoint().memories().getFirst();

        guest.run("store", LinearMemory.PAGE, 2);
        MemoryImage after = guest.machine().checkpoint().memories().getFirst();

        assertThat(after.samePage(before, 0)).isTrue();
        assertThat(after.samePage(before, 1)).isFalse();
        assertThat(after.samePage(before, 2)).isTrue();
    }

    @Test
    void memoryThatGrewIsSmallAgainAfterARestore() throws Exception {
        Guest guest = Guest.of("memory");
        Checkpoint checkpoint = guest.machine().checkpoint();
        guest.run("grow", 2);

        guest.machine().restore(checkpoint);

        assertThat(guest.result("size")).isEqualTo(3);
        assertThat(guest.trap("load", 3L * LinearMemory.PAGE).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    }

    @Test
    void aCheckpointOfAnIdleMachineMakesItIdle() throws Exception {
        Guest guest = Guest.of("mixed");
        Checkpoint checkpoint = guest.machine().checkpoint();
        guest.begin("forever");
        guest.machine().run(1000);

        guest.machine().restore(checkpoint);

        assertThat(guest.machine().idle()).isTrue();
        assertThat(checkpoint.depth()).isZero();
        assertThat(guest.instance().globals().getFirst().bits()).isZero();
    }

    @Test
    void aCheckpointOfAnotherMachineIsRefused() throws Exception {
        Checkpoint checkpoint = Guest.of("mixed").machine().checkpoint();
        Machine other = Guest.of("mixed").machine();

        assertThatThrownBy(() -> other.restore(checkpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the checkpoint is of another machine");
    }

    @Test
    void aStateOfAnInstanceIsNotRestoredDuringACall() throws Exception {
        Guest guest = Guest.of("mixed");
        InstanceState state = guest.instance().state();
        guest.begin("forever");

        assertThatThrownBy(() -> guest.instance().restore(state))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a call is running; abandon it before restoring a state");
    }
}
