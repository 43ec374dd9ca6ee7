package io.aoscope.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * docs/conformance.md is written from a run of the suite: {@code mvn -pl engine test
 * -Dtest=ConformanceDocumentTest -Daoscope.write=true}.
 */
class ConformanceDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "conformance.md");

    @Test
    void theDocumentSaysWhatTheSuiteSays() throws IOException {
        Assumptions.assumeTrue(SuiteRuns.suite() != null, "the WebAssembly suite is not here, see ConformanceTest");
        String wanted = document(Objects.requireNonNull(SuiteRuns.suite()));
        if (Boolean.getBoolean("aoscope.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(DOCUMENT).hasContent(wanted);
    }

    private static String document(Suite suite) {
        Map<String, List<SuiteRuns.Command>> stepping = SuiteRuns.stepping(suite);
        Map<String, CompiledScript> compiled = SuiteRuns.compiled(suite);
        StringBuilder text = new StringBuilder("""
            # Conformance

            For those who ask how far the engine can be trusted. In short: every command of the official WebAssembly
            suite that can apply is answered as the suite asks: returned values with their NaN patterns, traps with
            their reasons, exhaustion, uncaught exceptions, and modules that are invalid, malformed, unlinkable or
            cannot be instantiated.

            The suite is WebAssembly/testsuite of June 2026 (commit 193e551) with the legacy exceptions, converted by
            `wast2json` of wabt, which leaves out what it does not read: garbage collection, and typed references but
            for functions. The stepping tier
            runs every command twice: at full speed, and with a stop before each instruction. The compiled tier runs
            every call once more, on modules rewritten for it. Beyond the suite both tiers, and Chicory's interpreter,
            are compared on generated modules (`GeneratedModulesTest`) and on each numeric instruction
            (`NumericDifferenceTest`).

            This file is written from a run of the suite by `ConformanceDocumentTest`, which holds it to that.

            ## The stepping tier

            """);
        int passed = 0;
        int failed = 0;
        Map<String, Map<String, Integer>> leftOut = new TreeMap<>();
        for (var script : stepping.entrySet()) {
            for (SuiteRuns.Command command : script.getValue()) {
                switch (command.outcome()) {
                    case Outcome.Passed ignored -> passed++;
                    case Outcome.Failed ignored -> failed++;
                    case Outcome.LeftOut(String reason) ->
                        leftOut.computeIfAbsent(reason, key -> new TreeMap<>()).merge(script.getKey(), 1, Integer::sum);
                }
            }
        }
        text.append(String.format(
                Locale.ROOT,
                "| files | passed | failed | left out |\n| ---: | ---: | ---: | ---: |\n| %,d | %,d | %,d | %,d |\n",
                stepping.size(),
                passed,
                failed,
                sum(leftOut)));
        text.append("\nWhat is left out, by reason, with the number of commands of each file:\n");
        leftOut.forEach((reason, files) -> text.append("\n* **")
                .append(reason)
                .append("** (")
                .append(String.format(
                        Locale.ROOT,
                        "%,d",
                        files.values().stream().mapToInt(Integer::intValue).sum()))
                .append("): ")
                .append(files.entrySet().stream()
                        .map(file -> "`" + file.getKey() + "` " + file.getValue())
                        .collect(Collectors.joining(", ")))
                .append('\n'));
        compiled(text, compiled);
        files(text, stepping, compiled);
        return text.toString();
    }

    private static void compiled(StringBuilder text, Map<String, CompiledScript> compiled) {
        int modules = compiled.values().stream()
                .mapToInt(CompiledScript::compiledModules)
                .sum();
        int calls = compiled.values().stream().mapToInt(CompiledScript::passed).sum();
        int failed = compiled.values().stream()
                .mapToInt(run -> run.failures().size())
                .sum();
        text.append(String.format(Locale.ROOT, """

            ## The compiled tier

            | commands passed | failed | modules compiled |
            | ---: | ---: | ---: |
            | %,d | %,d | %,d |

            Compiled code has no frames of its own for tail calls, no references to types or exceptions (Chicory 1.7.5
            confuses those), and calls no other module, which a process has none of. Modules that stay on the stepping
            tier, by reason, with the number of modules and their files:
            """, calls, failed, modules));
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Set<String>> files = new TreeMap<>();
        compiled.forEach((script, run) -> run.steppingModules().forEach((reason, number) -> {
            counts.merge(reason, number, Integer::sum);
            files.computeIfAbsent(reason, key -> new TreeSet<>()).add(script);
        }));
        counts.forEach((reason, number) -> text.append("\n* **")
                .append(reason)
                .append("** (")
                .append(number)
                .append("): ")
                .append(files.getOrDefault(reason, Set.of()).stream()
                        .map(file -> "`" + file + "`")
                        .collect(Collectors.joining(", ")))
                .append('\n'));
    }

    private static void files(
            StringBuilder text, Map<String, List<SuiteRuns.Command>> stepping, Map<String, CompiledScript> compiled) {
        text.append("""

            ## Every file

            | file | passed | left out | compiled: commands passed | modules compiled | modules on the stepping tier |
            | --- | ---: | ---: | ---: | ---: | ---: |
            """);
        stepping.forEach((script, commands) -> {
            CompiledScript run = Objects.requireNonNull(compiled.get(script));
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %d |\n",
                    script,
                    commands.stream()
                            .filter(command -> command.outcome() instanceof Outcome.Passed)
                            .count(),
                    commands.stream()
                            .filter(command -> command.outcome() instanceof Outcome.LeftOut)
                            .count(),
                    run.passed(),
                    run.compiledModules(),
                    run.steppingModules().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum()));
        });
    }

    private static int sum(Map<String, Map<String, Integer>> counts) {
        return counts.values().stream()
                .flatMap(files -> files.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
