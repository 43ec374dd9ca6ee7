package io.aoscope.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Entry point: {@code aoscope} opens the window, {@code aoscope COMMAND} answers on the command line. */
public final class Main {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final String TRACE = "AOSCOPE_TRACE";
    private static final Pattern NUMBER = Pattern.compile("is not an? (int|long)");

    private Main() {}

    public static void main(String[] args) {
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        int status = run(out, new PrintWriter(System.err, true, StandardCharsets.UTF_8), args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs a command; one whose output was lost has failed. */
    static int run(StandardOutput out, PrintWriter err, String... args) {
        PrintWriter writer = new PrintWriter(out, true, StandardCharsets.UTF_8);
        int status = commandLine(writer, err, args).execute(args);
        writer.flush();
        Optional<String> problem = out.problem();
        if (problem.isEmpty()) {
            return status;
        }
        err.println("aoscope: " + problem.get());
        return status == 0 ? FAILED : status;
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
                .registerConverter(Path.class, Main::path)
                .setParameterExceptionHandler(Main::misused)
                .setExecutionStrategy(parsed -> withinMemory(parsed, new RunLast()))
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

    private static Path path(String text) {
        try {
            return UserPath.of(text);
        } catch (UserException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** An image, or a file, can need more memory than there is; that is no mistake of AOScope. */
    static int withinMemory(ParseResult parsed, IExecutionStrategy strategy) {
        try {
            return strategy.execute(parsed);
        } catch (OutOfMemoryError e) {
            CommandLine command = parsed.commandSpec().commandLine();
            long most = Runtime.getRuntime().maxMemory() >>> 20;
            fail(
                    command,
                    "this needs more memory than the " + most + " MiB there are; give more, such as"
                            + " AOSCOPE_OPTS=-Xmx8g, or limit the image with --max-resident-pages");
            return FAILED;
        }
    }

    private static int misused(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        String said = NUMBER.matcher(problem.getMessage()).replaceAll("is not a whole number");
        return fail(
                command,
                unknown(problem).orElse(said) + "; see "
                        + command.getCommandSpec().qualifiedName() + " --help");
    }

    /** A command that there is not, and what may be meant. */
    private static Optional<String> unknown(ParameterException problem) {
        boolean command = problem instanceof UnmatchedArgumentException unmatched
                && unmatched.getCommandLine().getParent() == null
                && !unmatched.getUnmatched().getFirst().startsWith("-");
        return command
                ? Optional.of("there is no command "
                        + ((UnmatchedArgumentException) problem).getUnmatched().getFirst())
                : Optional.empty();
    }

    private static int fail(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("aoscope: " + message.replaceAll("\\s*\\R\\s*", " "));
        err.flush();
        return USAGE;
    }
}
