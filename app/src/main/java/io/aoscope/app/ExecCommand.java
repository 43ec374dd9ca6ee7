package io.aoscope.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.session.DraftReader.BadDraftException;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProgramRun;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.WasiSetupReader;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.ui.kit.FileProblem;
import io.aoscope.ui.kit.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aoscope exec}: a program built for WASI. */
@Command(
        name = "exec",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs a program built for WASI preview 1 (C with wasi-libc, Rust's wasm32-wasip1, wasm64) through wasi@1.0"
                    + " and wasm-64@1.0. What it prints is printed. Options stand before IMAGE.",
            "Exit status: that of the program; 1 also where it trapped, 2 also bad usage or an unreadable image."
        })
final class ExecCommand implements Callable<Integer> {
    private static final int MOST = 255;

    @Mixin
    private final ImageFile image = new ImageFile();

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGUMENT", description = "What the program is given.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--function", paramLabel = "NAME", description = "The export to run (default _start).")
    private String function = ProgramRun.START;

    @Option(
            names = "--out",
            paramLabel = "GUEST=HOST",
            description =
                    "Copies a file that the program left to a file of this computer; may be given more than once.")
    private List<String> out = new ArrayList<>();

    @Mixin
    private final WasiOptions wasi = new WasiOptions();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        ProcessImage loaded = image.load();
        check(loaded);
        List<String> all = Stream.concat(Stream.of(loaded.source().label()), arguments.stream())
                .toList();
        ProgramRun.Ended ended = ProgramRun.run(loaded, engine.session(loaded), function, wasi.setup(all));
        copyOut(ended);
        if (output.json()) {
            output.print(document(loaded, ended));
        } else {
            print(ended);
        }
        return ended.code().orElse(1) & MOST;
    }

    private void check(ProcessImage loaded) throws UserException {
        var export = loaded.module().export(function);
        if (export == null || export.kind() != ExternKind.FUNCTION) {
            throw new UserException(loaded.source().label() + " exports no function " + function
                    + "; name one that takes no parameters with --function before the image, or send messages with"
                    + " aoscope run");
        }
        if (!loaded.module().functionType(export.index()).params().isEmpty()) {
            throw new UserException(function + " takes parameters; use aoscope call for such an export");
        }
    }

    private void copyOut(ProgramRun.Ended ended) throws UserException {
        for (String text : out) {
            String[] pair = WasiOptions.pair(text, "--out", "data/out.txt=out.txt");
            Binary content = guestFile(ended, pair[0])
                    .orElseThrow(() -> new UserException("--out: the program left no file " + pair[0]));
            try {
                WholeFile.write(UserPath.of(pair[1]), content.bytes());
            } catch (IOException e) {
                throw new UserException(
                        "--out: " + pair[1] + " cannot be written: " + FileProblem.why(e) + "; choose another place");
            }
        }
    }

    private static Optional<Binary> guestFile(ProgramRun.Ended ended, String path) throws UserException {
        try {
            return ended.file(WasiSetupReader.path(path, "--out names "));
        } catch (BadDraftException e) {
            throw new UserException(e.getMessage());
        }
    }

    private void print(ProgramRun.Ended ended) {
        output.out().print(ended.record().stdout());
        output.out().flush();
        PrintWriter err = output.err();
        err.print(ended.record().stderr());
        ended.problem().ifPresent(problem -> err.println("aoscope: " + problem));
        err.flush();
    }

    private static ObjectNode document(ProcessImage image, ProgramRun.Ended ended) {
        SlotRecord record = ended.record();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("image", SlotJson.image(image));
        ended.code().ifPresentOrElse(code -> document.put("exitCode", code), () -> document.putNull("exitCode"));
        document.put("problem", ended.problem().orElse(null));
        ObjectNode slot = SlotJson.slot(record);
        for (String key : List.of(
                "stdout", "stderr", "instructions", "pages", "milliseconds", "tier", "undefinedImports", "warnings")) {
            document.set(key, slot.get(key));
        }
        return document;
    }
}
