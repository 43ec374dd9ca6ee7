package io.aoscope.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands by name. picocli takes a tenth of a second to look at all of them, so it is given the one that is called. */
final class Commands {
    private static final Map<String, Supplier<Callable<Integer>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("open", OpenCommand::new);
        ALL.put("run", RunCommand::new);
        ALL.put("call", CallCommand::new);
        ALL.put("exec", ExecCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("rules", RulesCommand::new);
        ALL.put("disassemble", DisassembleCommand::new);
        ALL.put("push", PushCommand::new);
        ALL.put("trace", TraceCommand::new);
        ALL.put("debug", DebugCommand::new);
        ALL.put("compare", CompareCommand::new);
        ALL.put("minimise", MinimiseCommand::new);
        ALL.put("cache", CacheCommand::new);
    }

    private Commands() {}

    /** Adds the command that the arguments begin with; all where they begin otherwise, for help and hints. */
    static void add(CommandLine line, String... arguments) {
        Supplier<Callable<Integer>> called = arguments.length == 0 ? null : ALL.get(arguments[0]);
        if (called != null) {
            line.addSubcommand(arguments[0], called.get());
        } else if (arguments.length > 0) {
            ALL.forEach((name, command) -> line.addSubcommand(name, command.get()));
        }
    }
}
