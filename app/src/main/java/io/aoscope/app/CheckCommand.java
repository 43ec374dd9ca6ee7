package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.check.ImageCheck;
import io.aoscope.engine.check.Report;
import io.aoscope.engine.session.ImageException;
import io.aoscope.engine.session.ImageLoader;
import io.aoscope.engine.session.ImageSource;
import io.aoscope.engine.session.ProcessImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code aoscope check}: what HyperBEAM would make of an image. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Tells whether IMAGE will run on HyperBEAM, and what there is to know about it.",
            "With --message it also tells what HyperBEAM would make of messages, which are not sent.",
            "Exit status: 0 HyperBEAM accepts it, 1 HyperBEAM refuses it or fails on a message, 2 bad usage or no"
                    + " WebAssembly file."
        })
final class CheckCommand implements Callable<Integer> {
    private static final byte[] MAGIC = "\0asm".getBytes(StandardCharsets.US_ASCII);

    @Mixin
    private final ImageFile image = new ImageFile();

    @Mixin
    private final Messages messages = new Messages();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        List<MessageRemarks> remarks = MessageRemarks.of(messages.read());
        ImageSource source = image.source();
        Optional<ProcessImage> loaded = load(source);
        Report report =
                loaded.map(one -> ImageCheck.check(one.module())).orElseGet(() -> ImageCheck.check(source.bytes()));
        if (output.json()) {
            ObjectNode document = CheckOutput.json(source, loaded, report);
            document.set("messages", MessageRemarks.json(remarks));
            output.print(document);
        } else {
            CheckOutput.print(output.out(), source, loaded, report);
            remarks.forEach(one -> one.print(output.out()));
        }
        return report.accepted() && remarks.stream().noneMatch(MessageRemarks::fails) ? 0 : 1;
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
