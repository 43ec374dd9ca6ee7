package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.rules.Rules;
import org.junit.jupiter.api.Test;

class RulesCommandTest {
    @Test
    void aRuleIsExplained() {
        Cli cli = Cli.run("rules", "wasi-hangs");

        assertThat(cli.status()).isZero();
        assertThat(cli.out())
                .startsWith("A WASI function that hangs (wasi-hangs), warning")
                .contains("Cause:        The image can call fd_write")
                .contains("On HyperBEAM: fd_write with a buffer")
                .contains("Remedy:       Do not print or open files");
    }

    @Test
    void allRulesAreListed() throws Exception {
        assertThat(Cli.run("rules").out()).hasLineCount(Rules.all().size());
        assertThat(Cli.run("rules", "--json").json().get("rules"))
                .hasSize(Rules.all().size())
                .allSatisfy(rule -> assertThat(rule.get("remedy").asText()).isNotEmpty());
    }

    @Test
    void anUnknownRuleIsBadUsage() {
        Cli cli = Cli.run("rules", "unheard-of");

        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("no rule \"unheard-of\"; aoscope rules lists the names");
    }
}
