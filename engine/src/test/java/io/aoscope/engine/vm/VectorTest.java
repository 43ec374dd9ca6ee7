package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values of type v128 wherever a value can be. Arguments and results are two numbers each, the low half first. */
class VectorTest {
    private static final FuncType SWAPS = new FuncType(List.of(NumType.V128, NumType.I32), List.of(NumType.V128));
    private static final Imports SWAP = wanted -> Optional.of(new Extern.Host(SWAPS, call -> {
        long[] arguments = call.arguments();
        return new HostResult.Values(arguments[1], arguments[0] + arguments[2]);
    }));

    @Test
    void aStopShowsBothHalvesOfLocalsAndOperands() throws Exception {
        Guest guest = guest();
        guest.machine().breakpoints(Set.of(guest.first("add", Opcode.LOCAL_TEE)));
        guest.begin("add", 1, 2, 0x1_0000_0000L, 3);

        guest.machine().run(Long.MAX_VALUE);

        Frame frame = guest.machine().frames().getFirst();
        assertThat(frame.locals())
                .containsExactly(
                        new TypedValue(NumType.V128, 1, 2),
                        new TypedValue(NumType.V128, 0x1_0000_0000L, 3),
                        new TypedValue(NumType.V128, 0, 0));
        assertThat(frame.operands()).containsExactly(new TypedValue(NumType.V128, 0x1_0000_0001L, 5));
    }

    @Test
    void aVectorPassesThroughBranchesAndCalls() throws Exception {
        assertThat(results(guest().run("choose", 5, 6, 1))).containsExactly(10, 12);
        assertThat(results(guest().run("choose", 5, 6, 0))).containsExactly(1, 2);
    }

    @Test
    void anExceptionCarriesAVector() throws Exception {
        assertThat(results(guest().run("caught", 40, 60))).containsExactly(80, 120);
    }

    @Test
    void aHostFunctionTakesAndGivesVectors() throws Exception {
        assertThat(results(guest().run("host", 10, 20))).containsExactly(20, 13);
    }

    @Test
    void localsOfACalledFunctionBeginAsZeroWhereVectorsStoodBefore() throws Exception {
        Guest guest = guest();
        guest.run("choose", -1, -1, 1);
        guest.begin("add", 0, 0, 0, 0);

        assertThat(guest.machine().frames().getFirst().locals().getLast())
                .isEqualTo(new TypedValue(NumType.V128, 0, 0));
    }

    @Test
    void theStateOfAnInstanceHasBothHalvesOfItsGlobals() throws Exception {
        Guest guest = guest();
        InstanceState before = guest.instance().state();
        guest.run("keep", 11, 12);
        assertThat(guest.instance().globals().getFirst().value()).isEqualTo(new TypedValue(NumType.V128, 11, 12));

        guest.instance().restore(before);

        assertThat(guest.instance().globals().getFirst().value()).isEqualTo(new TypedValue(NumType.V128, 7, 8));
    }

    @Test
    void aCheckpointAmidVectorsGoesOnToTheSameResult() throws Exception {
        Guest guest = guest();
        long[] whole = results(guest.run("mix", 50));
        List<long[]> found = new ArrayList<>();
        for (long at = 0; at < 700; at += 13) {
            guest.begin("mix", 50);
            guest.machine().run(at);
            Checkpoint checkpoint = guest.machine().checkpoint();
            List<Frame> frames = guest.machine().frames();
            guest.machine().abandon();
            guest.run("choose", -1, -1, 1);

            guest.machine().restore(checkpoint);

            assertThat(guest.machine().frames()).isEqualTo(frames);
            found.add(results(guest.machine().run(Long.MAX_VALUE)));
        }
        assertThat(found).hasSize(54).allSatisfy(results -> assertThat(results).isEqualTo(whole));
        assertThat(whole).isNotEqualTo(results(guest.run("mix", 49)));
    }

    @Test
    void aStoreThatDoesNotFitWritesNothing() throws Exception {
        Guest guest = guest();

        Trap trap = guest.trap("store", 65_536 - 15, -1, -1);

        assertThat(trap.kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.instance().memory(0).read(65_536 - 16, 16)).containsOnly(0);
    }

    @Test
    void aStoreAcrossPagesIsLoadedAgain() throws Exception {
        Guest guest = guest();
        guest.run("store", 65_536 - 16, 0x0102030405060708L, -3);

        assertThat(results(guest.run("load", 65_536 - 16))).containsExactly(0x0102030405060708L, -3);
    }

    @Test
    void aVectorInstructionIsAStopLikeAnyOther() throws Exception {
        Guest guest = guest();
        guest.begin("add", 1, 1, 2, 2);

        guest.machine().run(2);

        Frame frame = guest.machine().frames().getFirst();
        Body body = guest.instance().function(frame.functionIndex()).body();
        assertThat(body.code.mnemonic(frame.instructionIndex())).isEqualTo("i32x4.add");
    }

    private static Guest guest() throws Exception {
        return Guest.of("vectors", MachineLimits.DEFAULT, SWAP);
    }

    private static long[] results(Stop stop) {
        assertThat(stop).isInstanceOf(Stop.Completed.class);
        return ((Stop.Completed) stop).results();
    }
}
