package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.session.Fixtures;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Following a machine at each instruction, and runs of an exact length. */
class ObserverTest {
    @Test
    void aRunEndsAfterExactlyAsManyInstructionsAsAskedHoweverItsFunctionsCallEachOther() throws Exception {
        for (int length = 1; length < 140; length++) {
            Guest guest = writes();
            guest.begin("handle", 256, 0);

            assertThat(guest.machine().run(length)).isEqualTo(new Stop.BudgetSpent());

            assertThat(guest.machine().instructions()).isEqualTo(length);
        }
    }

    @Test
    void aHaltEndsTheRunAfterTheInstructionUnderWay() throws Exception {
        WasmModule module = Guest.module(Fixtures.bytes("debug/writes"));
        List<Machine> called = new ArrayList<>();
        Extern clock = new Extern.Host(module.functionType(0), call -> {
            called.add(call.caller().machine());
            call.caller().machine().halt();
            return new HostResult.Values(0);
        });
        Guest guest = Guest.of(module, MachineLimits.DEFAULT, wanted -> Optional.of(clock));
        guest.begin("handle", 2048, 0);

        Stop first = guest.machine().run(Long.MAX_VALUE);

        assertThat(called).hasSize(1);
        assertThat(first).isEqualTo(new Stop.Interrupted());
        assertThat(guest.machine().instructions()).isEqualTo(23);
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Completed.class);
    }

    @Test
    void countersAreRaisedAsInstructionsAreExecuted() throws Exception {
        Guest guest = writes();
        int copy = 3;
        long[] hits = new long[100];
        guest.machine().observe((function, depth, instructions) -> function.index() == copy ? hits : null);

        guest.run("handle", 2048, 0);

        assertThat(hits[2]).isEqualTo(7);
        assertThat(hits[13]).isEqualTo(5);
    }

    @Test
    void pagesThatChangedBetweenTwoImagesAreListed() throws Exception {
        Guest guest = writes();
        MemoryImage before = guest.memory().image();
        guest.memory().write(5, new byte[] {1});
        MemoryImage written = guest.memory().image();
        guest.memory().grow(2);

        assertThat(before.changedPages(before)).isEmpty();
        assertThat(written.changedPages(before)).containsExactly(0);
        assertThat(guest.memory().image().changedPages(written)).containsExactly(1, 2);
    }

    private static Guest writes() throws Exception {
        WasmModule module = Guest.module(Fixtures.bytes("debug/writes"));
        Extern clock = new Extern.Host(module.functionType(0), call -> new HostResult.Values(0));
        return Guest.of(module, MachineLimits.DEFAULT, wanted -> Optional.of(clock));
    }
}
