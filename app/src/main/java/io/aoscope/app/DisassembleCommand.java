package io.aoscope.app;

import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import io.aoscope.engine.wasm.WasmModule;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aoscope disassemble}: WAT with byte offsets. */
@Command(
        name = "disassemble",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {"Prints IMAGE, or one FUNCTION of it, as WAT with the byte offset of every instruction."})
final class DisassembleCommand implements Callable<Integer> {
    private static final int SUGGESTIONS = 5;

    @Mixin
    private final ImageFile image = new ImageFile();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FUNCTION",
            description = "Name, export or index of a function; all of the image without it.")
    private @Nullable String function;

    @Option(names = "--no-offsets", description = "Leave the offsets out; the whole image is then valid WAT.")
    private boolean plain;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UserException {
        ProcessImage loaded = image.load();
        Disassembler disassembler = new Disassembler(loaded.module());
        PrintWriter out = spec.commandLine().getOut();
        if (function == null) {
            disassembler.module(line -> out.println(Disassembler.text(line, !plain)));
        } else {
            disassembler
                    .function(index(loaded, function))
                    .forEach(line -> out.println(Disassembler.text(line, !plain)));
        }
        out.flush();
        return 0;
    }

    private static int index(ProcessImage loaded, String wanted) throws UserException {
        WasmModule module = loaded.module();
        String name = wanted.startsWith("$") ? wanted.substring(1) : wanted;
        var export = module.export(name);
        IntStream found = export != null && export.kind() == ExternKind.FUNCTION
                ? IntStream.of(export.index())
                : module.functionsNamed(name);
        int[] matches = found.toArray();
        if (matches.length > 0) {
            return matches[0];
        }
        int index = number(name);
        if (index >= 0 && index < module.functionCount()) {
            return index;
        }
        throw new UserException(loaded.source().label() + ": no function \"" + wanted + "\"; give a name such as "
                + examples(module) + ", or an index from 0 to " + (module.functionCount() - 1));
    }

    private static String examples(WasmModule module) {
        return module.exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::name)
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
