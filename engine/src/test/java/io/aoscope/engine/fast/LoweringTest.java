package io.aoscope.engine.fast;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.wasm.Parser;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoweringTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0x7FFF_FFFFL,
                0x8000_0000L,
                0xFFFF_FFFFL,
                0x1_0000_0000L,
                0x1_0000_0008L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -8
            })
    void aFarOffsetTrapsAtEveryAddress(long offset) {
        Tiers tiers = Tiers.of(ModuleOf.offset(offset));
        for (long address :
                new long[] {0, 8, 65_535, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, 1L << 32, -8, -1, -offset}) {
            assertThat(tiers.call("load", address)).startsWith("OUT_OF_BOUNDS_MEMORY");
            assertThat(tiers.call("store", address, 1)).startsWith("OUT_OF_BOUNDS_MEMORY");
        }
    }

    @Test
    void aNearOffsetReachesTheLastByteAndNoFurther() {
        Tiers tiers = Tiers.of(ModuleOf.offset(65_535));
        assertThat(tiers.call("store", 0, 200)).isEqualTo("returned []");
        assertThat(tiers.call("load", 0)).isEqualTo("returned [c8]");
        assertThat(tiers.call("load", 1)).startsWith("OUT_OF_BOUNDS_MEMORY");
    }

    @Test
    void a64BitTableTrapsAsItDoesOnTheSteppingTier() {
        Tiers tiers = Tiers.of(ModuleOf.wideTable());
        assertThat(tiers.call("call", 1)).isEqualTo("returned [7]");
        assertThat(tiers.call("call", 0x1_0000_0001L)).isEqualTo("UNDEFINED_ELEMENT: undefined element");
        assertThat(tiers.call("call", 3)).startsWith("UNINITIALIZED_ELEMENT");
        assertThat(tiers.call("size")).isEqualTo("returned [4]");
        assertThat(tiers.call("grow", 0x1_0000_0000L)).isEqualTo("returned [ffffffffffffffff]");
        assertThat(tiers.call("grow", 2)).isEqualTo("returned [4]");
        for (long at : new long[] {0, 2, 5, 6, 7, 0x7FFF_FFFFL, 0x8000_0000L, 1L << 32, -1}) {
            tiers.call("is null", at);
            tiers.call("move", at, 0);
            tiers.call("move", 1, at);
            tiers.call("fill", at, 1);
            tiers.call("fill", 0, at);
            tiers.call("copy", at, 0, 1);
            tiers.call("copy", 0, at, 1);
            tiers.call("copy", 0, 1, at);
            tiers.call("init", at, 0, 1);
            tiers.call("init", 1, 2, at);
        }
    }

    @Test
    void indicesOfFunctionsAndTypesStay() {
        WasmModule module = Tier.fixture("hosts");
        com.dylibso.chicory.wasm.WasmModule lowered = Parser.parse(lowered(module));
        assertThat(lowered.importSection().importCount()).isEqualTo(module.importedFunctions());
        assertThat(lowered.functionSection().functionCount())
                .isEqualTo(module.functions().size());
        for (int i = 0; i < module.functions().size(); i++) {
            assertThat(lowered.functionSection().getFunctionType(i))
                    .isEqualTo(module.functions().get(i).typeIndex());
        }
    }

    @Test
    void tailCallsAreRefusedWithTheFunctionThatMakesThem() {
        Bytes module = new Bytes().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.u8(1).sized(new byte[] {1, 0x60, 0, 0}).u8(3).sized(new byte[] {1, 0});
        module.u8(10).sized(new byte[] {1, 4, 0, 0x12, 0, 0x0B});
        assertThat(Lowering.lower(Tier.module(module.toArray())))
                .isEqualTo(new Lowered.Unsupported(
                        "it makes tail calls, for which the JVM needs stack: return_call (function 0, func 0)"));
    }

    @Test
    void aMemoryTooLargeForChicoryIsRefused() {
        Bytes module = new Bytes().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.u8(5).sized(new Bytes().u8(1).u8(4).u32(32_768).toArray());
        assertThat(Lowering.lower(Tier.module(module.toArray())))
                .isEqualTo(new Lowered.Unsupported(
                        "it declares a memory of 32768 pages, and the compiler's memories have at most 32767"));
    }

    @Test
    void exceptionReferencesAreRefused() {
        Bytes module = new Bytes().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        module.u8(1).sized(new byte[] {1, 0x60, 0, 0}).u8(3).sized(new byte[] {1, 0});
        // block (result exnref) (try_table (catch_all_ref 0)) (unreachable) end (throw_ref)
        byte[] body = {0, 0x02, 0x69, 0x1F, 0x40, 1, 3, 0, 0x0B, 0x00, 0x0B, 0x0A, 0x0B};
        module.u8(10).sized(new Bytes().u8(1).sized(body).toArray());
        Lowered lowered = Lowering.lower(Tier.module(module.toArray()));
        assertThat(lowered).isInstanceOf(Lowered.Unsupported.class);
        assertThat(((Lowered.Unsupported) lowered).reason()).contains("exn");
    }

    @Test
    void everyFixtureIsAccepted() {
        for (String name :
                List.of("memory64", "memory32", "bulk", "tables", "exceptions", "numbers", "hosts", "types")) {
            assertThat(Lowering.lower(Tier.fixture(name))).as(name).isInstanceOf(Lowered.Rewritten.class);
        }
    }

    private static byte[] lowered(WasmModule module) {
        return ((Lowered.Rewritten) Lowering.lower(module)).bytes();
    }
}
