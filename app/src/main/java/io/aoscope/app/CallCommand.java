package io.aoscope.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.message.MessageJson;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.ImageCall;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.wasm.Export;
import io.aoscope.engine.wasm.ExternKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code aoscope call}: one export through {@code wasm-64@1.0} alone. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Calls one export of IMAGE through wasm-64@1.0 alone and prints its results.",
            "Exit status: 0 it returned, 1 it failed, 2 bad usage or an unreadable image."
        })
final class CallCommand implements Callable<Integer> {
    @Mixin
    private final ImageFile image = new ImageFile();

    @Parameters(index = "1", paramLabel = "FUNCTION", description = "Name of the export.")
    private String function = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "A number: 5, 5.0, or with its type i32:5, i64:5, f32:5, f64:5. Negative ones after --.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        ProcessImage loaded = image.load();
        List<Value> values = Arguments.read(arguments, loaded.module(), function);
        ImageCall.Answer answer = new ImageCall(loaded, engine.session(loaded)).call(function, values);
        if (output.json()) {
            ObjectNode document = JsonNodeFactory.instance.objectNode().put("type", answer.type());
            document.set("output", MessageJson.toTree(answer.output()));
            output.print(document);
        } else {
            PrintWriter out = output.out();
            out.println(answer.type() + " " + answer.output().display());
            out.flush();
        }
        if (!exported(loaded).contains(function)) {
            output.err()
                    .println("aoscope: " + loaded.source().label() + " exports no function " + function + "; it has "
                            + String.join(", ", exported(loaded)));
            output.err().flush();
        }
        return answer.type().equals("ok") ? 0 : 1;
    }

    private static List<String> exported(ProcessImage image) {
        return image.module().exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(Export::name)
                .toList();
    }
}
