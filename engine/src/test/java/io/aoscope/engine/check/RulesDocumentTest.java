package io.aoscope.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * docs/hyperbeam-rules.md is written from the rules: {@code mvn -pl engine test -Dtest=RulesDocumentTest
 * -Daoscope.write=true}.
 */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "hyperbeam-rules.md");
    private static final List<Class<?>> TESTS = List.of(
            FeatureChecksTest.class,
            ExportChecksTest.class,
            MemoryChecksTest.class,
            ImportChecksTest.class,
            StateChecksTest.class,
            StartChecksTest.class);

    @Test
    void theDocumentSaysWhatTheRulesSay() throws IOException {
        String wanted = document();
        if (Boolean.getBoolean("aoscope.write")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(DOCUMENT).hasContent(wanted);
    }

    @Test
    void everyRuleIsShownByATest() {
        assertThat(tests()).containsOnlyKeys(Rule.values());
    }

    @Test
    void everyRuleIsNamedOnceAndInLowerCase() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void rulesStandInTheOrderOfTheirSeverity() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::severity)).isSorted();
    }

    private static Map<Rule, List<String>> tests() {
        Map<Rule, List<String>> tests = new EnumMap<>(Rule.class);
        for (Class<?> type : TESTS) {
            for (Method method : type.getDeclaredMethods()) {
                Optional.ofNullable(method.getAnnotation(Shows.class))
                        .ifPresent(shows -> tests.computeIfAbsent(shows.value(), rule -> new ArrayList<>())
                                .add(type.getSimpleName() + "." + method.getName()));
            }
        }
        tests.values().forEach(names -> names.sort(String::compareTo));
        return tests;
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
            # What HyperBEAM makes of an image

            For authors of images. In short: these are the rules behind `aoscope check` and the report in the Image
            panel. A refusal means that HyperBEAM does not start the image, an error that messages of an aos-style
            process fail or lose their effect, a warning that HyperBEAM does not do what the image expects in the
            circumstances told, and a note is worth knowing.

            An aos-style process has the devices `wasi@1.0`, `json-iface@1.0`, `wasm-64@1.0`, `patch@1.0` and
            `multipass@1.0`. The source names a section of the semantics; [X] was observed by running HyperBEAM, or
            its WebAssembly engine, WAMR 2.2.0, built as HyperBEAM builds it.

            This file is written from the code (`io.aoscope.engine.check.Rule`); a test holds it to that.
            """);
        Map<Rule, List<String>> tests = tests();
        @Nullable Severity severity = null;
        for (Rule rule : Rule.values()) {
            if (rule.severity() != severity) {
                severity = rule.severity();
                text.append("\n## ").append(heading(severity)).append('\n');
            }
            text.append("\n### ")
                    .append(rule.title())
                    .append(" (`")
                    .append(rule.id())
                    .append("`)\n\n");
            item(text, "Cause", rule.cause());
            item(text, "On HyperBEAM", rule.effect());
            item(text, "Remedy", rule.remedy());
            item(text, "Source", rule.source().startsWith("none") ? rule.source() : "semantics " + rule.source());
            item(
                    text,
                    "Test",
                    tests.getOrDefault(rule, List.of()).stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static void item(StringBuilder text, String name, String value) {
        text.append("- **").append(name).append(":** ").append(value).append('\n');
    }

    private static String heading(Severity severity) {
        return switch (severity) {
            case REFUSAL -> "Refusals";
            case ERROR -> "Errors";
            case WARNING -> "Warnings";
            case NOTE -> "Notes";
        };
    }
}
