package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.check.Report;
import io.aoscope.engine.session.DefinitionProblem;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aoscope check}: what HyperBEAM would make of an image. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Tells whether IMAGE will run on HyperBEAM, and what there is to know about it.",
            "With --process, --message and --reply it also tells what HyperBEAM would make of a process definition, of"
                    + " messages and of what handle replied; nothing is sent. IMAGE may then be left out.",
            "Exit status: 0 HyperBEAM accepts it, 1 HyperBEAM refuses it or fails on the definition, a message or a"
                    + " reply, 2 bad usage or no WebAssembly file."
        })
final class CheckCommand implements Callable<Integer> {
    private static final byte[] MAGIC = "\0asm".getBytes(StandardCharsets.US_ASCII);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "IMAGE",
            description = "The .wasm file of the process, its text as .wat, or a bundled sample as sample:ID.")
    private @Nullable String image;

    @Mixin
    private final ProcessOption process = new ProcessOption();

    @Mixin
    private final Messages messages = new Messages();

    @Option(
            names = {"-r", "--reply"},
            paramLabel = "R",
            description = {
                "What handle replied, as JSON, or @FILE with it: the outbox in it is looked at too. May be given more"
                        + " than once."
            })
    private List<String> replies = new ArrayList<>();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        List<MessageRemarks> remarks = MessageRemarks.of(messages.read());
        List<ReplyRemarks> answers = ReplyRemarks.of(replies, process.read());
        String name = image;
        if (name == null && remarks.isEmpty() && answers.isEmpty() && !process.given()) {
            throw new UserException("nothing to check; give an IMAGE, --process, --message or --reply");
        }
        Optional<ImageSource> source = name == null ? Optional.empty() : Optional.of(ImageFile.source(name));
        Optional<ProcessImage> loaded = source.isPresent() ? load(source.get()) : Optional.empty();
        Optional<Report> report = source.map(one ->
                loaded.map(found -> ImageCheck.check(found.module())).orElseGet(() -> ImageCheck.check(one.bytes())));
        List<DefinitionProblem> problems = process.check(loaded);
        if (output.json()) {
            ObjectNode document = CheckOutput.json(source, loaded, report);
            document.set("process", CheckOutput.json(problems));
            document.set("messages", MessageRemarks.json(remarks));
            document.set("replies", ReplyRemarks.json(answers));
            output.print(document);
        } else {
            if (source.isPresent() && report.isPresent()) {
                CheckOutput.print(output.out(), source.get(), loaded, report.get());
            }
            if (process.given()) {
                CheckOutput.print(output.out(), problems);
            }
            remarks.forEach(one -> one.print(output.out()));
            answers.forEach(one -> one.print(output.out()));
        }
        boolean fails = remarks.stream().anyMatch(MessageRemarks::fails)
                || answers.stream().anyMatch(ReplyRemarks::fails)
                || problems.stream().anyMatch(problem -> problem.severity() == DefinitionProblem.Severity.ERROR);
        return report.map(Report::accepted).orElse(true) && !fails ? 0 : 1;
    }

    /** Empty for WebAssembly that cannot be read or is not valid: that is a finding. */
    private static Optional<ProcessImage> load(ImageSource source) throws UserException {
        try {
            return Optional.of(ImageLoader.load(source));
        } catch (ImageException e) {
            byte[] bytes = source.bytes();
            if (ImageCheck.compiledAhead(bytes)) {
                return Optional.empty();
            }
            if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new UserException(e.getMessage());
            }
            return Optional.empty();
        }
    }
}
