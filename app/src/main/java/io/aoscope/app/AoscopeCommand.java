package io.aoscope.app;

import io.aoscope.ui.StartOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code aoscope} itself: opens the window. */
@Command(
        name = "aoscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {"AOScope, a debugger for WASM64 AO processes. Without a command it opens the window."},
        subcommands = {
            OpenCommand.class,
            RunCommand.class,
            CallCommand.class,
            ExecCommand.class,
            CheckCommand.class,
            RulesCommand.class,
            DisassembleCommand.class,
            PushCommand.class,
            TraceCommand.class,
            DebugCommand.class,
            CompareCommand.class,
            MinimiseCommand.class,
            CacheCommand.class
        })
final class AoscopeCommand implements Callable<Integer> {
    @Override
    public Integer call() throws UserException {
        WindowStart.open(StartOptions.none());
        return 0;
    }
}
