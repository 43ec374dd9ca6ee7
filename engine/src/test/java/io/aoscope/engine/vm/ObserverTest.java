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
    void aWatchHearsOfEveryAccessWithTheInstructionThatMakesIt() throws Exception {
        Guest guest = writes();
        List<String> heard = new ArrayList<>();
        guest.machine().observe(Observer.EXACT);
        guest.memory().watch(new MemoryWatch() {
            @Override
            public void writing(LinearMemory memory, long address, long length) {
                heard.add("+" + guest.machine().instructions() + " writes " + length + " at " + address);
            }

            @Override
            public void reading(LinearMemory memory, long address, long length) {
                heard.add("+" + guest.machine().instructions() + " reads " + length + " at " + address);
            }
        });

        guest.run("handle", 2048, 0);

        assertThat(heard)
                .startsWith("+2 writes 8 at 256", "+5 writes 8 at 256", "+43 reads 1 at 2048", "+44 writes 1 at 600")
                .endsWith("+122 reads 1 at 600", "+123 writes 1 at 105", "+137 reads 1 at 512", "+137 writes 1 at 106");
    }

    @Test
    void aHaltEndsTheRunAfterTheInstructionUnderWay() throws Exception {
        Guest guest = writes();
        guest.machine().observe(Observer.EXACT);
        guest.memory().watch((memory, address, length) -> guest.machine().halt());
        guest.begin("handle", 2048, 0);

        Stop first = guest.machine().run(Long.MAX_VALUE);
        long at = guest.machine().instructions();
        guest.machine().run(Long.MAX_VALUE);

        assertThat(first).isEqualTo(new Stop.Interrupted());
        assertThat(at).isEqualTo(3);
        assertThat(guest.machine().instructions()).isEqualTo(6);
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
