package io.aoscope.app;

import io.aoscope.ui.StartOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code aoscope} itself: opens the window. */
@Command(
        name = "aoscope",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {"AOScope, a debugger for WASM64 AO processes. Without a command it opens the window."})
final class AoscopeCommand implements Callable<Integer> {
    @Override
    public Integer call() throws UserException {
        WindowStart.open(StartOptions.none());
        return 0;
    }
}
