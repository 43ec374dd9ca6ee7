package io.aoscope.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Entry point: {@code aoscope} opens the window, {@code aoscope COMMAND} answers on the command line. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String TRACE = "AOSCOPE_TRACE";

    private Main() {}

    public static void main(String[] args) {
        int status = commandLine(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        args)
                .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** The command line for these arguments, with every error on one line of {@code err}. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new AoscopeCommand());
        Commands.add(line, args);
        // What follows the image belongs to the program.
        line.getSubcommands().values().stream()
                .filter(command -> command.getCommand() instanceof ExecCommand)
                .forEach(command -> command.setStopAtPositional(true));
        return line.setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof UserException mistake) {
                        return fail(command, mistake.getMessage());
                    }
                    command.getErr()
                            .println("aoscope: AOScope made a mistake: " + problem
                                    + "; please report it with the command (" + TRACE + "=1 prints where it happened)");
                    if (System.getenv(TRACE) != null) {
                        problem.printStackTrace(command.getErr());
                    }
                    command.getErr().flush();
                    return FAILED;
                });
    }

    private static int misused(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        return fail(
                command,
                problem.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help");
    }

    private static int fail(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("aoscope: " + message.replaceAll("\\s*\\R\\s*", " "));
        err.flush();
        return USAGE;
    }
}
