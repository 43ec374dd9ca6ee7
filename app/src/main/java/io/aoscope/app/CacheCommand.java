package io.aoscope.app;

import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.workbench.FileCodeCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aoscope cache}: the compiled code that is kept. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lists the compiled code that is kept on disk, the latest used first: when it was used, its size, and the"
                    + " SHA-256 of the image it is of."
        })
final class CacheCommand implements Callable<Integer> {
    @Option(names = "--clear", description = "Delete all of it. The next opening of an image compiles again.")
    private boolean clear;

    @Mixin
    private final CodeCacheOption option = new CodeCacheOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UserException {
        FileCodeCache cache = option.files();
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (clear) {
                cache.clear();
            }
            for (FileCodeCache.Entry entry : cache.entries()) {
                String name = entry.file().getFileName().toString();
                out.printf(
                        Locale.ROOT,
                        "%s  %,11d bytes  %s%n",
                        entry.used(),
                        entry.bytes(),
                        name.substring(0, Math.max(0, name.indexOf('-'))));
            }
            out.printf(
                    Locale.ROOT,
                    "%,d bytes in %s%n",
                    cache.entries().stream()
                            .mapToLong(FileCodeCache.Entry::bytes)
                            .sum(),
                    cache.folder());
        } catch (IOException e) {
            throw new UserException(cache.folder() + " cannot be read or cleared: " + FileProblem.why(e)
                    + "; delete the folder by hand, nothing but compiled code is in it");
        }
        out.flush();
        return 0;
    }
}
