package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.aoscope.engine.RealImages;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.WasmModule;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The same calls on two machines, one that interprets and one that generates code for everything before it first runs,
 * stopped at the same random instructions: there all that can be seen must be equal.
 */
class GeneratedCodeTest {
    private static final Path PROGRAMS = Path.of("src/bench/resources/io/aoscope/bench");
    private static final MachineLimits SMALL = MachineLimits.DEFAULT.withMaxCallDepth(700);
    private static final MachineLimits AS_WAMR = MachineLimits.DEFAULT.withOperandStackBytes(64 << 10);

    @TestFactory
    Stream<DynamicTest> everyExportOfAFixtureStandsAlikeAtEveryStop() {
        return Stream.of("mixed", "exceptions", "tail", "traps", "memory", "exports", "host")
                .flatMap(fixture -> Stream.of(SMALL, AS_WAMR)
                        .map(limits -> dynamicTest(
                                fixture + " with " + limits.operandStackBytes() + " bytes of operand stack",
                                () -> everyExport(Guest.module(fixture), limits, Forced::generated))));
    }

    @TestFactory
    Stream<DynamicTest> everyExportOfAFixtureSplitAsFarAsCanBeStandsAlikeAtEveryStop() {
        return Stream.of("mixed", "exceptions", "traps", "memory", "exports", "host")
                .map(fixture -> dynamicTest(fixture, () -> everyExport(Guest.module(fixture), SMALL, Forced::split)));
    }

    @TestFactory
    Stream<DynamicTest> everyProgramOfTheBenchSplitAsFarAsCanBeStandsAlikeAtEveryStop() {
        return Stream.of("fib", "sieve", "matmul", "sha256", "scan", "handle")
                .map(name -> dynamicTest(name, () -> {
                    WasmModule module = Guest.module(Files.readAllBytes(PROGRAMS.resolve(name + "-wasm64.wasm")));
                    Random random = new Random(name.hashCode());
                    new Pair(module, MachineLimits.DEFAULT, random, 3_000, Forced::split).run("run", 300_000);
                    new Pair(module, MachineLimits.DEFAULT, random, 50_000, Forced::split).run("run", 2_000_000);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyProgramOfTheBenchStandsAlikeAtEveryStop() {
        return Stream.of("fib", "sieve", "matmul", "sha256", "scan", "handle")
                .flatMap(name -> Stream.of("wasm32", "wasm64").map(target -> name + "-" + target))
                .map(name -> dynamicTest(name, () -> {
                    WasmModule module = Guest.module(Files.readAllBytes(PROGRAMS.resolve(name + ".wasm")));
                    Pair pair = new Pair(module, MachineLimits.DEFAULT, new Random(name.hashCode()), 50_000);
                    pair.run("run", 3_000_000);
                    pair.run("run", 1_000_000);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyProgramOfTheBenchStandsAlikeInALargeMemory() {
        return Stream.of("sieve", "sha256", "handle")
                .map(name -> dynamicTest(name, () -> {
                    WasmModule module = Guest.module(Files.readAllBytes(PROGRAMS.resolve(name + "-wasm64.wasm")));
                    Pair pair = new Pair(module, MachineLimits.DEFAULT, new Random(3), 50_000);
                    pair.generated.memory().unfold();
                    pair.run("run", 2_000_000);
                }));
    }

    @Test
    void unsignedDivisionsByConstantsStandAlike() throws Exception {
        try (InputStream divisions = WasmModule.class.getResourceAsStream("/io/aoscope/engine/fast/divisions.wasm")) {
            everyExport(Guest.module(divisions.readAllBytes()), SMALL, Forced::generated);
        }
    }

    @Test
    void aRecursionDeeperThanJavasStackAllowsStandsAlike() throws Exception {
        Pair pair = new Pair(Guest.module("mixed"), MachineLimits.DEFAULT, new Random(1), 100_000);
        pair.run("triangle", 10_000_000, 16_000);
        pair.run("triangle", 10_000_000, 20_000);
    }

    @Test
    void aBreakpointInAFunctionThatGeneratedCodeCallsStopsThere() throws Exception {
        Guest guest = Guest.of("mixed");
        Forced.generated(guest.machine());
        assertThat(guest.result("triangle", 40)).isEqualTo(820);
        guest.begin("triangle", 40);
        assertThat(guest.machine().run(100)).isInstanceOf(Stop.BudgetSpent.class);
        CodePosition last =
                new CodePosition(guest.instance(), guest.function("triangle").index(), 0);
        guest.machine().breakpoints(Set.of(last));
        assertThat(guest.machine().run(Long.MAX_VALUE)).isEqualTo(new Stop.AtBreakpoint(last));
        guest.machine().breakpoints(Set.of());
        assertThat(Guest.onlyResult(guest.machine().run(Long.MAX_VALUE))).isEqualTo(820);
    }

    @Test
    void anotherThreadInterruptsGeneratedCode() throws Exception {
        Guest guest = Guest.of("mixed");
        Forced.generated(guest.machine());
        guest.begin("forever");
        Thread thread = new Thread(guest.machine()::interrupt);
        thread.start();
        assertThat(guest.machine().run(Long.MAX_VALUE)).isInstanceOf(Stop.Interrupted.class);
        thread.join();
        assertThat(guest.machine().frames()).hasSize(1);
    }

    @Test
    void theFirstMessageOfAosStandsAlikeAtEveryStop() throws Exception {
        WasmModule module = Guest.module(RealImages.bytes("aos-2-pure-xs"));
        aosStandsAlike(module, 1_500_000, 30_000_000, Forced::generated);
        aosStandsAlike(module, 40_000, 4_000_000, Forced::split);
    }

    private static void aosStandsAlike(WasmModule module, int longest, long instructions, Consumer<Machine> forced)
            throws Exception {
        Pair pair = new Pair(module, MachineLimits.DEFAULT, new Random(2), longest, forced);
        long[] arguments = new long[2];
        for (int i = 0; i < 2; i++) {
            String file = i == 0 ? "aos-eval.json" : "aos-process.json";
            byte[] text = (Files.readString(PROGRAMS.resolve(file)) + "\0").getBytes(StandardCharsets.UTF_8);
            arguments[i] = pair.run("malloc", Long.MAX_VALUE, text.length)[0];
            pair.write(arguments[i], text);
        }
        pair.run("handle", instructions, arguments);
    }

    private static void everyExport(WasmModule module, MachineLimits limits, Consumer<Machine> forced)
            throws Exception {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            Pair pair = new Pair(module, limits, random, seed == 0 ? 1 : 3000, forced);
            for (Export export : module.exports()) {
                if (export.kind() == ExternKind.FUNCTION) {
                    FuncType type = module.functionType(export.index());
                    long[] arguments = type.params().stream()
                            .mapToLong(ignored -> random.nextBoolean() ? random.nextInt(-2, 300) : random.nextLong())
                            .toArray();
                    pair.run(export.name(), seed == 0 ? 2_000 : 60_000, arguments);
                }
            }
        }
    }

    /** A frame without its instance. */
    private record Standing(int function, int at, List<TypedValue> locals, List<TypedValue> operands) {}

    /** A guest on two machines in step. */
    private static final class Pair {
        private final Guest interpreted;
        private final Guest generated;
        private final Random random;
        private final int longest;
        private int stops;

        private Pair(WasmModule module, MachineLimits limits, Random random, int longest) throws Exception {
            this(module, limits, random, longest, Forced::generated);
        }

        private Pair(WasmModule module, MachineLimits limits, Random random, int longest, Consumer<Machine> forced)
                throws Exception {
            Imports stubs = wanted -> wanted.kind() instanceof ImportKind.Function(int type)
                    ? Optional.of(new Extern.Host(module.types().get(type), call -> HostResult.none()))
                    : Optional.empty();
            this.interpreted = Guest.of(module, limits, stubs);
            this.generated = Guest.of(module, limits, stubs);
            this.random = random;
            this.longest = longest;
            Forced.interpreted(interpreted.machine());
            forced.accept(generated.machine());
        }

        private void write(long address, byte[] bytes) throws LinearMemory.OutOfBounds {
            interpreted.memory().write(address, bytes);
            generated.memory().write(address, bytes);
        }

        private long[] run(String export, long instructions, long... arguments) {
            interpreted.begin(export, arguments);
            generated.begin(export, arguments);
            while (!interpreted.machine().idle() && interpreted.machine().instructions() < instructions) {
                long budget = random.nextInt(longest) + (long) (longest == 1 ? 1 : 0);
                long before = interpreted.machine().instructions();
                Stop expected = interpreted.machine().run(budget);
                if (expected instanceof Stop.BudgetSpent) {
                    assertThat(interpreted.machine().instructions()).isEqualTo(before + budget);
                }
                Stop stop = generated.machine().run(budget);
                compare(expected, stop);
                if (stop instanceof Stop.Completed(long[] results)) {
                    return results;
                }
            }
            compareMemories();
            interpreted.machine().abandon();
            generated.machine().abandon();
            return new long[0];
        }

        private void compare(Stop expected, Stop stop) {
            assertThat(stop.getClass()).isEqualTo(expected.getClass());
            assertThat(generated.machine().instructions())
                    .isEqualTo(interpreted.machine().instructions());
            assertThat(standing(generated.machine().frames()))
                    .isEqualTo(standing(interpreted.machine().frames()));
            assertThat(globals(generated)).isEqualTo(globals(interpreted));
            switch (expected) {
                case Stop.Completed(long[] results) ->
                    assertThat(((Stop.Completed) stop).results()).isEqualTo(results);
                case Stop.Trapped(Trap trap) -> {
                    Trap other = ((Stop.Trapped) stop).trap();
                    assertThat(other.kind()).isEqualTo(trap.kind());
                    assertThat(other.message()).isEqualTo(trap.message());
                    assertThat(other.offset()).isEqualTo(trap.offset());
                    assertThat(standing(other.frames())).isEqualTo(standing(trap.frames()));
                }
                default -> {}
            }
            if (stops++ % 16 == 0) {
                compareMemories();
            }
        }

        private void compareMemories() {
            for (int i = 0; i < interpreted.instance().memories().size(); i++) {
                LinearMemory expected = interpreted.instance().memory(i);
                LinearMemory memory = generated.instance().memory(i);
                assertThat(memory.pages()).isEqualTo(expected.pages());
                for (long page = 0; page < expected.pages(); page++) {
                    long at = page * LinearMemory.PAGE;
                    assertThat(Arrays.equals(memory.read(at, LinearMemory.PAGE), expected.read(at, LinearMemory.PAGE)))
                            .isTrue();
                }
            }
        }

        private static List<TypedValue> globals(Guest guest) {
            return guest.instance().globals().stream()
                    .map(GlobalInstance::value)
                    .toList();
        }

        private static List<Standing> standing(List<Frame> frames) {
            List<Standing> standing = new ArrayList<>();
            for (Frame frame : frames) {
                standing.add(new Standing(
                        frame.functionIndex(), frame.instructionIndex(), frame.locals(), frame.operands()));
            }
            return standing;
        }
    }
}
