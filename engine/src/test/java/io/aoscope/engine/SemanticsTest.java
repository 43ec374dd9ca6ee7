package io.aoscope.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that users rely on, in {@code docs/semantics}: each is cited by a test. */
class SemanticsTest {
    private static final Path DOCUMENTS = Path.of("..", "docs", "semantics");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern RULE = Pattern.compile("\\*\\*([A-Z]+[0-9]+)[.*]");

    @Test
    void everyRuleIsCitedByATest() throws IOException {
        String tests = text(TESTS, ".java");

        Set<String> uncited = new LinkedHashSet<>();
        for (String rule : rules()) {
            String method = rule.toLowerCase(Locale.ROOT) + "[A-Z]";
            if (!Pattern.compile("\\b" + rule + "\\b|\\b" + method)
                    .matcher(tests)
                    .find()) {
                uncited.add(rule);
            }
        }

        assertThat(rules()).hasSizeGreaterThan(50);
        assertThat(uncited).isEmpty();
    }

    @Test
    void noTwoRulesHaveTheSameNumber() throws IOException {
        assertThat(rules()).doesNotHaveDuplicates();
    }

    private static List<String> rules() throws IOException {
        Matcher matcher = RULE.matcher(text(DOCUMENTS, ".md"));
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static String text(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            StringBuilder all = new StringBuilder();
            for (Path file : found) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
