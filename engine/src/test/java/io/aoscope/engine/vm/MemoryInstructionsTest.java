package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryInstructionsTest {
    private static final long PAGE = LinearMemory.PAGE;
    private static final long SIXTEEN_GIB = 1L << 34;

    @Test
    void aGuestStoresAndLoadsAcrossPages() throws Exception {
        Guest guest = Guest.of("memory");

        guest.run("store", PAGE - 5, 0x1122334455667788L);

        assertThat(guest.result("load", PAGE - 5)).isEqualTo(0x1122334455667788L);
        assertThat(guest.result("load8", PAGE - 1)).isEqualTo(0x44);
        assertThat(guest.memory().residentPages()).isEqualTo(2);
    }

    @Test
    void aGuestFillsAndCopiesAcrossPages() throws Exception {
        Guest guest = Guest.of("memory");

        guest.run("fill", PAGE - 2, 0xAB, 4);
        guest.run("copy", 2 * PAGE - 3, PAGE - 3, 6);

        assertThat(guest.memory().read(2 * PAGE - 3, 6)).containsExactly(0, 0xAB, 0xAB, 0xAB, 0xAB, 0);
    }

    @Test
    void aGuestCopiesADataSegmentAcrossPages() throws Exception {
        Guest guest = Guest.of("memory");

        guest.run("init", PAGE - 2, 1, 4);

        assertThat(guest.memory().read(PAGE - 2, 4)).containsExactly('e', 'l', 'l', 'o');
    }

    @Test
    void anAddressNear2To64IsOutOfBounds() throws Exception {
        Guest guest = Guest.of("memory");

        assertThat(guest.trap("load", -8).message()).isEqualTo("out of bounds memory access");
        assertThat(guest.trap("load8", -1).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.trap("store", -4, 0).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.trap("load8", Long.MIN_VALUE).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    }

    @Test
    void anAddressThatWrapsAroundWithItsOffsetIsOutOfBounds() throws Exception {
        Guest guest = Guest.of("memory");

        assertThat(guest.trap("load_near", -1).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.trap("store_near", -16).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.trap("load_near", Long.MAX_VALUE).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.memory().residentPages()).isZero();
    }

    @Test
    void aBulkLengthNear2To64IsOutOfBounds() throws Exception {
        Guest guest = Guest.of("memory");

        assertThat(guest.trap("fill", 16, 1, -16).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.trap("copy", 16, 0, -16).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
        assertThat(guest.trap("copy", 0, -16, 16).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    }

    @Test
    void aStoreThatEndsOutsideWritesNothing() throws Exception {
        Guest guest = Guest.of("memory");

        assertThat(guest.trap("store", 3 * PAGE - 7, -1).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);

        assertThat(guest.memory().read(3 * PAGE - 7, 7)).containsOnly(0);
    }

    @Test
    void growingBeyondTheMaximumAnswersMinusOne() throws Exception {
        Guest guest = Guest.of("memory");

        assertThat(guest.result("grow", 8)).isEqualTo(-1);
        assertThat(guest.result("grow", 7)).isEqualTo(3);
        assertThat(guest.result("size")).isEqualTo(10);
    }

    @Test
    void aGuestUsesTheMemoryThatItGrew() throws Exception {
        Guest guest = Guest.of("memory");
        guest.run("grow", 1);

        guest.run("store", 4 * PAGE - 8, 5);

        assertThat(guest.result("load", 4 * PAGE - 8)).isEqualTo(5);
    }

    @Test
    void aModuleThatDeclares16GibCostsWhatItTouches() throws Exception {
        Guest guest = Guest.of("sixteen-gib");

        guest.run("store", 5 * PAGE, 1);

        assertThat(guest.memory().size()).isEqualTo(SIXTEEN_GIB);
        assertThat(guest.memory().residentPages()).isEqualTo(2);
        assertThat(guest.memory().image().residentPages()).isEqualTo(2);
        assertThat(guest.memory().getByte(SIXTEEN_GIB - 1)).isEqualTo((byte) 'z');
    }

    @Test
    void aMemoryOf16GibIsUsedToItsLastByte() throws Exception {
        Guest guest = Guest.of("sixteen-gib");

        guest.run("store", SIXTEEN_GIB - 16, 0x0102030405060708L);

        assertThat(guest.result("load", SIXTEEN_GIB - 16)).isEqualTo(0x0102030405060708L);
        assertThat(guest.trap("load", SIXTEEN_GIB - 7).kind()).isEqualTo(Trap.Kind.OUT_OF_BOUNDS_MEMORY);
    }

    @Test
    void aMemoryAtTheLimitOfTheMachineDoesNotGrow() throws Exception {
        Guest guest = Guest.of("sixteen-gib");

        assertThat(guest.result("grow", 1)).isEqualTo(-1);
        assertThat(guest.result("grow", 0)).isEqualTo(262_144);
    }

    @Test
    void aDeclaredMinimumBeyondTheLimitNamesPagesAndLimit() {
        assertThatThrownBy(() -> Guest.of("sixteen-gib", MachineLimits.DEFAULT.withMaxPages(262_143), Imports.none()))
                .isInstanceOf(LinkException.class)
                .hasMessage("memory 0 declares 262144 pages of 64 KiB and 262143 are allowed;"
                        + " raise the limit of memory pages or build the module with a smaller memory");
    }

    @Test
    void aGuestThatWritesToTooManyPagesTraps() throws Exception {
        Guest guest = Guest.of("memory", MachineLimits.DEFAULT.withMaxResidentPages(1), Imports.none());
        guest.run("store", 0, 1);

        Trap trap = guest.trap("store", PAGE, 1);

        assertThat(trap.kind()).isEqualTo(Trap.Kind.LIMIT);
        assertThat(trap.message()).contains("1 pages of 64 KiB").contains("the limit of 1 pages of 64 KiB");
        assertThat(guest.result("load", 0)).isEqualTo(1);
    }
}
