package io.aoscope.app;

import io.aoscope.engine.session.SessionOptions;
import io.aoscope.engine.vm.MachineLimits;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What an image may use. */
final class LimitOptions {
    @Option(
            names = "--max-pages",
            paramLabel = "N",
            description = {"Pages of 64 KiB that a memory may declare or grow to (default 262144, 16 GiB)."})
    private long pages = MachineLimits.DEFAULT.maxPages();

    @Option(
            names = "--max-resident-pages",
            paramLabel = "N",
            description = {"Pages that a memory may have written to (default 32768, 2 GiB)."})
    private long residentPages = MachineLimits.DEFAULT.maxResidentPages();

    @Option(
            names = "--max-call-depth",
            paramLabel = "N",
            description = {"Frames on the call stack (default 16384). Fewer keep the image on the stepping tier."})
    private int callDepth = MachineLimits.DEFAULT.maxCallDepth();

    @Option(
            names = "--operand-stack",
            paramLabel = "BYTES",
            description = {
                "Operand stack as HyperBEAM's engine counts it, which gives 65536; 0 for no such limit (default; the"
                        + " hyperbeam profile always has HyperBEAM's)."
            })
    private int operandStack = MachineLimits.DEFAULT.operandStackBytes();

    @Option(
            names = "--max-table-entries",
            paramLabel = "N",
            description = {"Elements that a table may declare or grow to (default 10000000)."})
    private int tableEntries = MachineLimits.DEFAULT.maxTableEntries();

    @Option(
            names = "--max-instructions",
            paramLabel = "N",
            description = {
                "Instructions that a message may execute, or the spawn (default: as many as it takes). A limit keeps"
                        + " the image on the stepping tier, which counts them."
            })
    private long instructions = SessionOptions.NO_LIMIT;

    MachineLimits machine() throws UserException {
        try {
            return MachineLimits.DEFAULT
                    .withMaxPages(pages)
                    .withMaxResidentPages(residentPages)
                    .withMaxCallDepth(callDepth)
                    .withMaxTableEntries(tableEntries)
                    .withOperandStackBytes(operandStack);
        } catch (IllegalArgumentException e) {
            throw new UserException(option(String.valueOf(e.getMessage())));
        }
    }

    /** Calls a limit what the command line calls it: {@code maxPages} is {@code --max-pages}. */
    private static String option(String problem) {
        String limit = problem.substring(0, problem.indexOf(' '));
        String name = limit.replace("StackBytes", "Stack").replaceAll("([A-Z])", "-$1");
        return "--" + name.toLowerCase(Locale.ROOT) + problem.substring(limit.length());
    }

    long instructions() throws UserException {
        if (instructions < 1) {
            throw new UserException("--max-instructions is " + instructions + "; use 1 or more");
        }
        return instructions;
    }
}
