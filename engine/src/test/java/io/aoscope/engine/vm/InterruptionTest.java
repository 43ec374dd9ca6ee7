package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Calls are interrupted while they run, and go on. */
class InterruptionTest {
    private static final long MIB = 1 << 20;

    @Test
    void aLoopWithoutEndIsInterruptedFromAnotherThread() throws Exception {
        Guest guest = Guest.of("large");
        guest.begin("spin");
        CompletableFuture<Stop> ended =
                CompletableFuture.supplyAsync(() -> guest.machine().run(Long.MAX_VALUE));
        while (!ended.isDone()) {
            guest.machine().interrupt();
            Thread.onSpinWait();
        }
        assertThat(ended.get()).isEqualTo(new Stop.Interrupted());
    }

    @Test
    void aFillThatIsInterruptedHasChangedNothingAndGoesOn() throws Exception {
        Guest guest = Guest.of("large");
        guest.memory().putByte(3 * MIB, (byte) 9);
        guest.memory().interruptible(atLook(3));
        guest.begin("count and fill", MIB, 5, 100 * MIB);

        assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.Interrupted());

        assertThat(guest.machine().instructions()).isEqualTo(4);
        assertThat(guest.machine().frames().getFirst().instructionIndex()).isEqualTo(4);
        assertThat(guest.machine().frames().getFirst().operands()).hasSize(4);
        assertThat(guest.memory().getByte(3 * MIB)).isEqualTo((byte) 9);
        assertThat(guest.memory().getByte(MIB)).isZero();
        assertThat(guest.memory().residentPages()).isEqualTo(1);

        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(7);
        assertThat(guest.memory().getByte(MIB - 1)).isZero();
        assertThat(guest.memory().getByte(MIB)).isEqualTo((byte) 5);
        assertThat(guest.memory().getByte(101 * MIB - 1)).isEqualTo((byte) 5);
        assertThat(guest.memory().getByte(101 * MIB)).isZero();
    }

    @Test
    void aCopyThatOverlapsIsInterruptedAndGoesOnAsIfItHadNotBeen() throws Exception {
        for (long shift : new long[] {-MIB, MIB}) {
            Guest guest = Guest.of("large");
            for (long at = 0; at < 128; at++) {
                guest.memory().putByte(at * MIB, (byte) (at + 1));
            }
            guest.memory().interruptible(atLook(2));
            guest.begin("copy", 16 * MIB + shift, 16 * MIB, 80 * MIB);

            assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.Interrupted());
            for (long at = 0; at < 128; at++) {
                assertThat(guest.memory().getByte(at * MIB)).isEqualTo((byte) (at + 1));
            }

            assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Completed.class);
            for (long at = 0; at < 80; at++) {
                assertThat(guest.memory().getByte((16 + at) * MIB + shift)).isEqualTo((byte) (16 + at + 1));
            }
        }
    }

    @Test
    void aFillAndACopyOfATableAreInterruptedAndGoOn() throws Exception {
        Guest guest = Guest.of("large");
        TableInstance table = guest.instance().tables().getFirst();
        table.interruptible(atLook(2));
        guest.begin("fill table", 0, 8_500_000);
        assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.Interrupted());
        assertThat(table.get(0)).isZero();
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Completed.class);
        assertThat(table.get(8_499_999)).isNotZero();

        table.interruptible(atLook(2));
        guest.begin("copy table", 1, 0, 8_500_000);
        assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.Interrupted());
        assertThat(table.get(8_500_000)).isZero();
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Completed.class);
        assertThat(table.get(8_500_000)).isNotZero();
        assertThat(table.get(8_500_001)).isZero();
    }

    @Test
    void aLargeFillThatNobodyInterruptsIsOneInstruction() throws Exception {
        Guest guest = Guest.of("large");
        guest.run("fill", 0, 5, 100 * MIB);
        assertThat(guest.machine().instructions()).isEqualTo(5);
    }

    /** Answers yes once, when asked for the nth time. */
    private static BooleanSupplier atLook(int number) {
        int[] looks = new int[1];
        return () -> ++looks[0] == number;
    }
}
