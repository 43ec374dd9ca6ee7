package io.aoscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsTest {
    @Test
    void aCommandIsFoundByTheNameItHas() {
        CommandLine all = line("--help");

        assertThat(all.getSubcommands()).containsKeys("open", "run", "call", "exec", "check", "cache");
        all.getSubcommands().forEach((name, command) -> {
            assertThat(command.getCommandSpec().name()).isEqualTo(name);
            assertThat(line(name, "image.wasm").getSubcommands()).containsOnlyKeys(name);
        });
    }

    @Test
    void aNameThatIsNoCommandIsHeldAgainstAllOfThem() {
        assertThat(line("rum", "image.wasm").getSubcommands()).containsKeys("run", "check");
    }

    private static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new AoscopeCommand());
        Commands.add(line, arguments);
        return line;
    }
}
