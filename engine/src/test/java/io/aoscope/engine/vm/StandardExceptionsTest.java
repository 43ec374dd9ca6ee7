package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** {@code try_table} and {@code throw_ref}, in a module built by hand as wabt 1.0.32 does not know them. */
class StandardExceptionsTest {
    private static final int RAISE = 0;
    private static final int FORGET = 1;
    private static final int ACROSS = 2;
    private static final int HELD_IN_LOCAL = 3;
    private static final int HELD_IN_GLOBAL = 4;
    private static final int THROW_NULL = 5;

    @Test
    void anExceptionIsCaughtInTheCallerWithItsValue() throws Exception {
        assertThat(result(guest(), ACROSS, 9)).isEqualTo(9);
    }

    @Test
    void aReferenceHeldInALocalIsThrownAgainAfterManyOthers() throws Exception {
        Guest guest = guest();

        assertThat(result(guest, HELD_IN_LOCAL, 50_000)).isEqualTo(77);
        assertThat(guest.machine().exceptions().size()).isLessThanOrEqualTo(4096);
    }

    @Test
    void aReferenceHeldInAGlobalIsThrownAgainAfterManyOthers() throws Exception {
        Guest guest = guest();

        assertThat(result(guest, HELD_IN_GLOBAL, 50_000)).isEqualTo(77);
        assertThat(guest.machine().exceptions().size()).isLessThanOrEqualTo(4096);
    }

    @Test
    void aMillionExceptionsKeepFew() throws Exception {
        Guest guest = guest();
        guest.machine().begin(guest.instance().function(FORGET), 1_000_000);

        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Completed.class);

        assertThat(guest.machine().exceptions().size()).isLessThanOrEqualTo(4096);
    }

    @Test
    void throwingANullReferenceTraps() throws Exception {
        Guest guest = guest();
        guest.machine().begin(guest.instance().function(THROW_NULL), 0);

        Trap trap = Guest.trap(guest.machine().run(Long.MAX_VALUE));

        assertThat(trap.kind()).isEqualTo(Trap.Kind.NULL_REFERENCE);
        assertThat(trap.message()).isEqualTo("null exception reference");
    }

    @Test
    void anUncaughtOneTraps() throws Exception {
        Guest guest = guest();
        guest.machine().begin(guest.instance().function(RAISE), 4);

        Trap trap = Guest.trap(guest.machine().run(Long.MAX_VALUE));

        assertThat(trap.kind()).isEqualTo(Trap.Kind.UNCAUGHT_EXCEPTION);
    }

    private static long result(Guest guest, int function, long argument) {
        guest.machine().begin(guest.instance().function(function), argument);
        return Guest.onlyResult(guest.machine().run(Long.MAX_VALUE));
    }

    private static Guest guest() throws Exception {
        return Guest.of(Guest.module(bytes()), MachineLimits.DEFAULT, Imports.none());
    }

    private static byte[] bytes() {
        String raise = "00 2000 0800 0b";
        // loop block try_table (catch_all 0) raise end end; count down; br_if 0 end
        String forget = "00 0340 0240 1f40010200 2000 1000 0b 0b 2000 4101 6b 2200 0d00 0b 0b";
        // block (result i32) try_table (catch 0 0) raise end unreachable end
        String across = "00 027f 1f4001000000 2000 1000 0b 00 0b 0b";
        // block (result exnref) try_table (catch_all_ref 0) raise 77 end unreachable end
        String caught = "0269 1f40010300 41cd00 1000 0b 00 0b";
        String heldInLocal = "010169" + caught + "2101 2000 1001" + thrownAgain("2001") + "0b";
        String heldInGlobal = "00" + caught + "2400 2000 1001" + thrownAgain("2300") + "0b";
        String throwNull = "00 d069 0a 0b";
        return HexFormat.of()
                .parseHex(packed("0061736d 01000000"
                        + section("01", "02 60017f00 60017f017f")
                        + section("03", "06 00 00 01 01 01 01")
                        + section("0d", "01 0000")
                        + section("06", "01 6901 d069 0b")
                        + section(
                                "0a",
                                "06" + sized(raise) + sized(forget) + sized(across) + sized(heldInLocal)
                                        + sized(heldInGlobal) + sized(throwNull))));
    }

    /** block (result i32) try_table (catch 0 0) reference throw_ref end unreachable end */
    private static String thrownAgain(String reference) {
        return "027f 1f4001000000" + reference + "0a 0b 00 0b";
    }

    private static String section(String id, String content) {
        return id + sized(content);
    }

    /** With its length in bytes before it, in two bytes. */
    private static String sized(String hex) {
        int length = packed(hex).length() / 2;
        return HexFormat.of().toHexDigits((byte) (length & 0x7f | 0x80))
                + HexFormat.of().toHexDigits((byte) (length >>> 7))
                + hex;
    }

    private static String packed(String hex) {
        return hex.replace(" ", "");
    }
}
