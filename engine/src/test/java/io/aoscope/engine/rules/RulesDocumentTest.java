package io.aoscope.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aoscope.engine.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * docs/hyperbeam-rules.md is written from the rules: {@code mvn -pl engine test -Dtest=RulesDocumentTest
 * -Daoscope.write=true}.
 */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "hyperbeam-rules.md");
    private static final Map<String, TreeSet<String>> TESTS = tests();

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
        assertThat(TESTS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.all().stream().map(Rule::id).toList());
    }

    @Test
    void everyRuleIsNamedOnceAndInLowerCase() {
        assertThat(Rules.all().stream().map(Rule::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void rulesOfAKindStandInTheOrderOfTheirSeverity() {
        for (Rule[] rules : List.of(ImageRule.values(), MessageRule.values(), RunRule.values())) {
            assertThat(Arrays.stream(rules).map(Rule::severity)).isSorted();
        }
    }

    /** Semantics 22 has thirty; number 27 is about a scheduler's answer, which AOScope does not give. */
    @Test
    void everySurpriseOfTheSemanticsHasARule() {
        Pattern numbers = Pattern.compile("22 numbers? ([0-9]+)(?: and ([0-9]+))?");
        Set<Integer> named = Rules.all().stream()
                .flatMap(rule -> numbers.matcher(rule.source()).results())
                .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                .filter(Objects::nonNull)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 30)
                        .filter(number -> number != 27)
                        .boxed()
                        .toList());
    }

    @Test
    void aRuleIsFoundByItsId() {
        assertThat(Rules.find("simd")).contains(ImageRule.SIMD);
        assertThat(Rules.find("unheard-of")).isEmpty();
    }

    private static Map<String, TreeSet<String>> tests() {
        Map<String, TreeSet<String>> tests = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPackages("io.aoscope.engine")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Shows.class)) {
                    for (String rule : method.getAnnotationOfType(Shows.class).value()) {
                        tests.computeIfAbsent(rule, id -> new TreeSet<>())
                                .add(type.getSimpleName() + "." + method.getName());
                    }
                }
            }
        }
        return tests;
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
            # Where HyperBEAM does something else

            For authors of images and of processes. In short: these are the rules behind `aoscope check`, the report in
            the Image panel, the warnings of a run and the remarks on messages. A refusal means that HyperBEAM does not
            start the image, an error that messages fail, block the process or lose their effect, a warning that
            HyperBEAM does not do what may be expected in the circumstances told, and a note is worth knowing.
            `aoscope rules ID` prints one of them. [The guide](guide/warnings.md) says where they are seen.

            An aos-style process has the devices `wasi@1.0`, `json-iface@1.0`, `wasm-64@1.0`, `patch@1.0` and
            `multipass@1.0`. The source names a section of the semantics; [X] was observed by running HyperBEAM, or
            its WebAssembly engine, WAMR 2.2.0, built as HyperBEAM builds it, [R] was read in its source.

            This file is written from the code (`io.aoscope.engine.rules`); a test holds it to that.
            """);
        @Nullable String heading = null;
        for (Rule rule : Rules.all()) {
            String wanted = heading(rule);
            if (!wanted.equals(heading)) {
                heading = wanted;
                text.append("\n## ").append(heading).append('\n');
            }
            text.append("\n<a id=\"").append(rule.id()).append("\"></a>\n");
            text.append("### ")
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
                    TESTS.getOrDefault(rule.id(), new TreeSet<>()).stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static void item(StringBuilder text, String name, String value) {
        text.append("- **").append(name).append(":** ").append(value).append('\n');
    }

    private static String heading(Rule rule) {
        String about = switch (rule) {
            case ImageRule ignored -> "Images";
            case MessageRule ignored -> "Messages";
            case RunRule ignored -> "Runs";
        };
        return about + ": " + rule.severity().plural();
    }
}
