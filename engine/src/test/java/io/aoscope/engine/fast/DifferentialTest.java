package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.vm.HostFunction;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.NumType;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three ways to run a module give the same results, memory, globals, tables and traps. */
class DifferentialTest {
    /** Around page ends, the ends of the memory, 2^31, 2^32 and the ends of the number range. */
    private static final long[] ADDRESSES = {
        0,
        1,
        65_520,
        65_529,
        65_535,
        65_536,
        131_064,
        131_065,
        131_071,
        131_072,
        0x7FFF_FFF8L,
        0x7FFF_FFFFL,
        0x8000_0000L,
        0xFFFF_FFF8L,
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        0x1_0000_0008L,
        0x7FFF_FFFF_FFFF_FFFFL,
        0x8000_0000_0000_0000L,
        0xFFFF_FFFF_0000_0000L,
        -65_536,
        -8,
        -1
    };

    private static final long[] LENGTHS = {0, 1, 9, 65_535, 65_536, 0x7FFF_FFFFL, 0x8000_0000L, 0x1_0000_0000L, -1};

    @ParameterizedTest
    @ValueSource(strings = {"memory64", "memory32"})
    void everyLoadAndStoreIsAlikeAtEveryBoundary(String fixture) {
        Tiers tiers = fixture.equals("memory64") ? Tiers.of(fixture) : Tiers.withoutInterpreter(fixture);
        for (String export : tiers.functions()) {
            if (!export.equals("grow")) {
                boundaries(tiers, export);
            }
        }
        assertThat(tiers.call("i64.load", 65_520)).isNotEqualTo("returned [0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory64", "memory32"})
    void growingIsAlikeUpToTheLimitAndFailsPastIt(String fixture) {
        Tiers tiers = Tiers.of(fixture);
        String none = "returned [ffffffffffffffff]";
        assertThat(tiers.call("grow", 0)).isEqualTo("returned [2]");
        assertThat(tiers.call("grow", 4)).isEqualTo(none);
        assertThat(tiers.call("grow", -1)).isEqualTo(none);
        assertThat(tiers.call("grow", 0x8000_0000L)).isEqualTo(none);
        assertThat(tiers.call("grow", 2)).isEqualTo("returned [2]");
        assertThat(tiers.call("i64.load", 4 * 65_536 - 8)).isEqualTo("returned [0]");
        assertThat(tiers.call("i64.load", 4 * 65_536 - 7)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(tiers.call("size")).isEqualTo("returned [4]");
    }

    @Test
    void anAddressOfMoreThan32BitsTrapsThoughItsLowBitsAreInBounds() {
        Tiers tiers = Tiers.of("memory64");
        assertThat(tiers.call("i32.load8_u", 0x1_0000_0000L + 65_520))
                .isEqualTo("OUT_OF_BOUNDS_MEMORY: out of bounds memory access");
        assertThat(tiers.call("i32.load8_u", 65_520)).isEqualTo("returned [1]");
    }

    @Test
    void bulkInstructionsAreAlike() {
        Tiers tiers = Tiers.of("bulk");
        for (String export : List.of("fill", "copy", "copy to other", "copy from narrow", "copy to narrow")) {
            for (long to : ADDRESSES) {
                for (long length : LENGTHS) {
                    tiers.call(export, to, 3, length);
                }
            }
            tiers.call(export, 7, 0, 100);
            tiers.call(export, 7, -1, 1);
        }
        for (String export : List.of("fill narrow", "copy narrow", "init narrow")) {
            for (long to : ADDRESSES) {
                tiers.call(export, to, 3, 4);
                tiers.call(export, to, 3, -4);
                tiers.call(export, 5, to, 4);
            }
        }
        assertThat(tiers.call("grow other", 1)).isEqualTo("returned [1]");
        assertThat(tiers.call("sizes")).isEqualTo("returned [1, 2, 1]");
        tiers.call("store other", 131_067, 200);
        assertThat(tiers.call("load other", 131_067)).isEqualTo("returned [c8]");
        assertThat(tiers.call("load other", 131_068)).startsWith("OUT_OF_BOUNDS_MEMORY");
    }

    @Test
    void droppedSegmentsAreAlike() {
        Tiers tiers = Tiers.of("bulk");
        assertThat(tiers.call("init", 10, 8, 7)).isEqualTo("returned []");
        assertThat(tiers.call("init", 10, 8, 8)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(tiers.call("init", 10, -1, 1)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(tiers.call("init", 0x1_0000_0000L, 0, 0)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(tiers.call("init active", 0, 0, 0)).isEqualTo("returned []");
        assertThat(tiers.call("init active", 0, 0, 1)).startsWith("OUT_OF_BOUNDS_MEMORY");
        tiers.call("drop");
        assertThat(tiers.call("init", 10, 0, 1)).startsWith("OUT_OF_BOUNDS_MEMORY");
        assertThat(tiers.call("init", 10, 0, 0)).isEqualTo("returned []");
    }

    @Test
    void tablesAreAlike() {
        Tiers tiers = Tiers.of("tables");
        assertThat(tiers.call("call", 1, 21)).isEqualTo("returned [2a]");
        assertThat(tiers.call("call", 2, 21)).startsWith("INDIRECT_CALL_TYPE_MISMATCH");
        assertThat(tiers.call("call", 3, 21)).startsWith("UNINITIALIZED_ELEMENT");
        assertThat(tiers.call("call", 8, 21)).startsWith("UNDEFINED_ELEMENT");
        assertThat(tiers.call("call", -1, 21)).startsWith("UNDEFINED_ELEMENT");
        tiers.call("set triple", 5);
        tiers.call("keep", 5);
        tiers.call("put back", 6);
        assertThat(tiers.call("call", 6, 5)).isEqualTo("returned [f]");
        assertThat(tiers.call("grow", 3)).isEqualTo("returned [8]");
        assertThat(tiers.call("grow", 3)).isEqualTo("returned [ffffffffffffffff]");
        assertThat(tiers.call("grow", -1)).isEqualTo("returned [ffffffffffffffff]");
        assertThat(tiers.call("size")).isEqualTo("returned [b]");
        int[][] ranges = {
            {0, 3}, {8, 3}, {9, 3}, {11, 0}, {12, 0}, {-1, 0}, {-1, 2}, {1, -1}, {0x7FFF_FFFF, 0x7FFF_FFFF}
        };
        for (int[] range : ranges) {
            tiers.call("fill", range[0], range[1]);
            for (String export : List.of("copy", "copy to spare", "init", "init mixed")) {
                tiers.call(export, range[0], 0, range[1]);
                tiers.call(export, 0, range[0], range[1]);
            }
        }
        tiers.call("move", 0, 11);
        tiers.call("move", 11, 0);
        tiers.call("is null", 4);
        tiers.call("function", 6);
        tiers.call("drop");
        assertThat(tiers.call("init", 0, 0, 1)).startsWith("OUT_OF_BOUNDS_TABLE");
        assertThat(tiers.call("init", 0, 0, 0)).isEqualTo("returned []");
    }

    @Test
    void hostReferencesAreAlike() {
        Tiers tiers = Tiers.of("tables");
        assertThat(tiers.call("host keep", 5)).isEqualTo("returned [5, 0]");
        assertThat(tiers.call("host keep", 0)).isEqualTo("returned [0, 1]");
        tiers.call("host set", 2, 9);
        assertThat(tiers.call("host get", 2)).isEqualTo("returned [9]");
        tiers.call("host fill", 0, 3, 2);
        assertThat(tiers.call("host get", 3)).isEqualTo("returned [0]");
        assertThat(tiers.call("host get", 4)).startsWith("OUT_OF_BOUNDS_TABLE");
    }

    @Test
    void legacyExceptionsAreAlike() {
        Tiers tiers = Tiers.of("exceptions");
        for (String export : tiers.functions()) {
            int params = tiers.parameters(export);
            for (int thrown = 0; thrown < 5; thrown++) {
                for (int second = 0; second < 3; second++) {
                    if (params == 2) {
                        tiers.call(export, thrown, second);
                    }
                }
                if (params == 1) {
                    tiers.call(export, thrown);
                }
            }
            if (params == 0) {
                tiers.call(export);
            }
        }
    }

    @Test
    void whatIsThrownAgainIsWhatWasCaught() {
        Tiers tiers = Tiers.of("exceptions");
        assertThat(tiers.call("rethrow", 0)).isEqualTo("returned [b]");
        assertThat(tiers.call("rethrow", 1)).isEqualTo("returned [37]");
        assertThat(tiers.call("rethrow", 2)).isEqualTo("returned [3]");
        assertThat(tiers.call("rethrow", 3)).isEqualTo("UNREACHABLE: unreachable");
        assertThat(tiers.call("rethrow", 4)).isEqualTo("returned [1]");
    }

    @Test
    void aDelegateSkipsWhatLiesBetween() {
        Tiers tiers = Tiers.of("exceptions");
        for (String export : List.of(
                "delegate near",
                "delegate far",
                "delegate to caller",
                "delegate to a block",
                "delegate from a handler")) {
            assertThat(tiers.call(export, 0)).as(export).isEqualTo("returned [b]");
        }
        assertThat(tiers.call("delegate far", 2)).isEqualTo("UNCAUGHT_EXCEPTION: uncaught exception");
    }

    @Test
    void aDelegateToATryThatCatchesNothingGoesOnFromThere() {
        Tiers tiers = Tiers.of("exceptions");
        assertThat(tiers.call("delegate through a delegate", 0)).isEqualTo("returned [b]");
        assertThat(tiers.call("delegate through a delegate", 2)).isEqualTo("returned [6]");
    }

    @Test
    void aFunctionThatEndsInAnIfAndIsLeftByABranchIsCompiled() {
        Tiers tiers = Tiers.of("exceptions");
        assertThat(tiers.call("if at the end of a function that is left before", 0))
                .isEqualTo("returned []");
        assertThat(tiers.call("if at the end of a function that is left before", 1))
                .isEqualTo("returned []");
    }

    @Test
    void numbersAreAlikeNansIncluded() {
        Tiers tiers = Tiers.of("numbers");
        long quiet = 0x7FF8_0000_0000_0001L;
        long signaling = 0xFFF0_0000_0000_0001L;
        long[] doubles = {0, Long.MIN_VALUE, bits(1.5), bits(-1e300), bits(Double.POSITIVE_INFINITY), quiet, signaling};
        for (long left : doubles) {
            for (long right : doubles) {
                for (String export : List.of("zero by zero", "chain", "less")) {
                    tiers.call(export, left, right);
                }
            }
            for (String export : List.of("nearest", "demote", "negate", "copy", "truncate")) {
                tiers.call(export, left);
            }
        }
        int[] floats = {0, 0x3F80_0000, 0x7F80_0000, 0x7FC0_0001, 0xFFA0_0000, 0x8000_0000};
        for (int left : floats) {
            tiers.call("infinity minus infinity", left);
            tiers.call("promote", left);
            tiers.call("globals", left, quiet, -5);
            for (int right : floats) {
                tiers.call("min", left, right);
                tiers.call("store result", left, right);
            }
        }
        assertThat(tiers.call("zero by zero", 0, 0)).isEqualTo("returned [7ff8000000000000]");
        assertThat(tiers.call("divide", 1, 0)).startsWith("INTEGER_DIVIDE_BY_ZERO");
        assertThat(tiers.call("divide", Integer.MIN_VALUE, -1)).startsWith("INTEGER_OVERFLOW");
        assertThat(tiers.call("remainder", 1, 0)).startsWith("INTEGER_DIVIDE_BY_ZERO");
        assertThat(tiers.call("truncate", quiet)).startsWith("INVALID_CONVERSION");
        assertThat(tiers.call("fail")).isEqualTo("UNREACHABLE: unreachable");
    }

    @Test
    void unsignedDivisionsByConstantsAreAlike() {
        Tiers tiers = Tiers.of("divisions");
        Interesting interesting = new Interesting(new SplittableRandom(7));
        for (Export export : Tier.fixture("divisions").exports()) {
            NumType type = export.name().startsWith("i64") ? NumType.I64 : NumType.I32;
            for (int i = 0; i < 300; i++) {
                tiers.call(export.name(), interesting.bits(type));
            }
        }
        assertThat(tiers.call("i64.div_u 10", -1)).isEqualTo("returned [1999999999999999]");
        assertThat(tiers.call("i64.rem_u 7", -1)).isEqualTo("returned [1]");
        assertThat(tiers.call("i32.rem_u 61", -1)).isEqualTo("returned [38]");
        assertThat(tiers.call("i64.div_u 0", 5)).startsWith("INTEGER_DIVIDE_BY_ZERO");
    }

    @Test
    void blockTypesOfEveryIndexAreAlike() {
        Tiers tiers = Tiers.of("types");
        for (String export : tiers.functions()) {
            assertThat(tiers.call(export, 12)).isEqualTo("returned [c]");
        }
    }

    @Test
    void callsOfTheHostAreAlike() {
        HostFunction add = call -> new HostResult.Values(call.arguments()[0]
                + call.arguments()[1]
                + (long) Float.intBitsToFloat((int) call.arguments()[2])
                + (long) Double.longBitsToDouble(call.arguments()[3]));
        HostFunction peek = call -> {
            int seen = call.caller().memory(0).getInt(call.arguments()[0]);
            call.caller().memory(0).putInt(call.arguments()[0], 5);
            return new HostResult.Values(seen);
        };
        HostFunction invoke =
                call -> new HostResult.CallTable(0, call.arguments()[0], new long[] {call.arguments()[1]}, false);
        Tiers tiers = Tiers.of(
                "hosts",
                Map.of(
                        "add",
                        add,
                        "two",
                        call -> new HostResult.Values(-3, bits(2.5)),
                        "trap",
                        call -> new HostResult.Trapping("the host refuses"),
                        "exit",
                        call -> new HostResult.Stopping("exit " + call.arguments()[0]),
                        "peek",
                        peek,
                        "invoke",
                        invoke));
        assertThat(tiers.call("add", -1, 10, Float.floatToIntBits(2), bits(3))).isEqualTo("returned [e]");
        assertThat(tiers.call("two")).isEqualTo("returned [fffffffffffffffd, 4004000000000000]");
        assertThat(tiers.call("trap")).isEqualTo("HOST: the host refuses");
        assertThat(tiers.call("exit", 7)).isEqualTo("host stopped: exit 7");
        assertThat(tiers.call("peek", 64, 37)).isEqualTo("returned [2a]");
        assertThat(tiers.call("invoke", 0, 9)).isEqualTo("returned [51]");
        assertThat(tiers.call("invoke", 1, 9)).startsWith("INTEGER_DIVIDE_BY_ZERO");
        assertThat(tiers.call("invoke", 2, 9)).startsWith("UNCAUGHT_EXCEPTION");
        assertThat(tiers.call("invoke", 6, 9)).isEqualTo("UNDEFINED_ELEMENT: undefined element");
        assertThat(tiers.call("invoke and catch", 2, 9)).isEqualTo("returned [3f1]");
        assertThat(tiers.call("count")).isEqualTo("returned [1]");
    }

    private static void boundaries(Tiers tiers, String export) {
        int params = tiers.parameters(export);
        if (params == 0) {
            tiers.call(export);
            return;
        }
        for (long address : ADDRESSES) {
            if (params == 1) {
                tiers.call(export, address);
            } else {
                tiers.call(export, address, 0x4123_4567_89AB_CDEFL);
            }
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
