package io.aoscope.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.Shows;
import io.aoscope.engine.Wat;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import org.junit.jupiter.api.Test;

/** The heap that HyperBEAM's engine keeps in the memory of an image, as a node was observed to lay it out (W11, W17). */
class HostHeapTest {
    private static final String ASKS_SIZE = "(func (export \"size\") (result i64) (memory.size))";
    private static final String GROWS = "(func (export \"grow\") (param i64) (result i64) (memory.grow (local.get 0)))";

    private static Runner process(Profile profile, String... fields) {
        Message definition = Runner.definition()
                .put("device-stack", ListValue.ofTexts("wasm-64@1.0"))
                .put("passes", Value.of(1));
        return new Runner(profile, Wat.module(fields)).spawn(definition);
    }

    private static Runner hyperbeam(String... fields) {
        return process(Profile.HYPERBEAM, fields);
    }

    /** Calls an export in a slot of its own. */
    private static String call(Runner runner, String function, long... parameters) {
        Message body = Message.of("function", Binary.of(function));
        for (long parameter : parameters) {
            body = body.put("parameters", ListValue.of(Value.of(parameter)));
        }
        runner.send(body);
        return runner.result("wasm/output").display();
    }

    private static int word(Runner runner, long address) {
        return Wasm64Device.running(runner.state)
                .orElseThrow()
                .instance()
                .memory(0)
                .getInt(address);
    }

    private static String heapBase(int address) {
        return "(global (export \"__heap_base\") i32 (i32.const " + address + "))"
                + " (global (export \"__data_end\") i32 (i32.const 2000))";
    }

    /** W11. */
    @Test
    void behindTheDeclaredMemoryStandsOneFreeChunkOf63KiB() {
        Runner runner = hyperbeam("(memory (export \"memory\") i64 2 4)", ASKS_SIZE);
        assertThat(call(runner, "size")).isEqualTo("[3]");
        assertThat(word(runner, 131_072)).isZero();
        assertThat(word(runner, 131_076)).isEqualTo(0x60001F7F);
        assertThat(word(runner, 131_104)).isEqualTo(64_504);
        assertThat(process(Profile.STANDARD, "(memory (export \"memory\") i64 3)", ASKS_SIZE))
                .satisfies(other -> assertThat(word(other, 131_076)).isZero());
    }

    /** W11: the global tells the address of before. */
    @Test
    void theHeapBeginsAtAnExportedHeapBaseOf32Bits() {
        Runner runner = hyperbeam(
                "(memory (export \"memory\") 2 4)",
                heapBase(70_000),
                "(func (export \"base\") (result i32) (global.get 0))",
                "(func (export \"size\") (result i32) (memory.size))");
        assertThat(call(runner, "size")).isEqualTo("[3]");
        assertThat(call(runner, "base")).isEqualTo("[70000]");
        assertThat(word(runner, 70_004)).isEqualTo(0x60001FFF);
    }

    /** W11. */
    @Test
    void aHeapThatEndsCloseToTheEndOfAPageTakesASecondPage() {
        for (int base : new int[] {65_000, 65_536}) {
            Runner runner = hyperbeam(
                    "(memory (export \"memory\") 2 4)",
                    heapBase(base),
                    "(func (export \"size\") (result i32) (memory.size))");
            assertThat(call(runner, "size")).isEqualTo("[4]");
        }
    }

    /** W11. */
    @Test
    void aHeapBaseOf64BitsIsNotRead() {
        Runner runner = hyperbeam(
                "(memory (export \"memory\") i64 2 4)",
                "(global (export \"__heap_base\") i64 (i64.const 70000))",
                "(global (export \"__data_end\") i64 (i64.const 2000))",
                ASKS_SIZE);
        assertThat(word(runner, 70_004)).isZero();
        assertThat(word(runner, 131_076)).isEqualTo(0x60001F7F);
    }

    /** W9, W11. */
    @Test
    void aFoldedMemoryIsCutOffAtTheHeapBaseAndTheHeapFollows() {
        Runner runner = hyperbeam("(memory (export \"memory\") 16)", heapBase(70_001));
        assertThat(word(runner, 70_012)).isEqualTo(0x60001FFF);
        assertThat(Wasm64Device.running(runner.state)
                        .orElseThrow()
                        .instance()
                        .memory(0)
                        .in(200_000, 1))
                .isFalse();
    }

    /** W17. */
    @Test
    void a64BitMemoryWithoutAMaximumCannotGrowBehindAHeap() {
        assertThat(call(hyperbeam("(memory (export \"memory\") i64 1)", GROWS), "grow", 1))
                .isEqualTo("[-1]");
        assertThat(call(hyperbeam("(memory (export \"memory\") i64 1)", GROWS), "grow", 0))
                .isEqualTo("[2]");
        String malloc = "(func (export \"malloc\") (param i64) (result i64) (i64.const 0))";
        String free = "(func (export \"free\") (param i64))";
        assertThat(call(hyperbeam("(memory (export \"memory\") i64 1)", GROWS, malloc, free), "grow", 1))
                .isEqualTo("[1]");
        assertThat(call(process(Profile.STANDARD, "(memory (export \"memory\") i64 1)", GROWS), "grow", 1))
                .isEqualTo("[1]");
    }

    /** W17. */
    @Test
    @Shows("host-heap-growth")
    void memoryWhoseHeapIsOverwrittenAnswersMinusOneAndTellsTheNewSize() {
        String spoil = "(i64.store (i64.const 131076) (i64.const -1))";
        Runner runner = hyperbeam(
                "(memory (export \"memory\") i64 2 4)",
                "(func (export \"twice\") (result i64 i64 i64) " + spoil
                        + " (memory.grow (i64.const 1)) (memory.grow (i64.const 1)) (memory.size))",
                "(func (export \"use\") (result i64) " + spoil
                        + " (drop (memory.grow (i64.const 1))) (i64.load (i64.const 196608)))");
        assertThat(call(runner, "twice")).isEqualTo("[-1,-1,4]");
        assertThat(runner.warnings())
                .contains("host-heap-growth: memory.grow answered -1: the image has overwritten the heap that"
                        + " HyperBEAM's engine keeps in its memory, which has 3 pages while memory.size tells 4");
        assertThat(call(runner, "use")).isEqualTo("Exception: out of bounds memory access");
    }

    /** W17. */
    @Test
    void whatIsOverwrittenBesideTheSizesOfChunksDoesNoHarm() {
        Runner runner = hyperbeam(
                "(memory (export \"memory\") i64 2 4)",
                "(func (export \"f\") (result i64) (i64.store (i64.const 131088) (i64.const 55))"
                        + " (memory.grow (i64.const 1)))");
        assertThat(call(runner, "f")).isEqualTo("[3]");
    }
}
