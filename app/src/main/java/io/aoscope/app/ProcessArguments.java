package io.aoscope.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command takes that sends messages to a process: the image, the messages, the process and the engine. */
final class ProcessArguments {
    @Mixin
    private final ImageFile image = new ImageFile();

    @Mixin
    private final Messages messages = new Messages();

    @Mixin
    private final ProcessOption process = new ProcessOption();

    @Option(
            names = "--arg",
            paramLabel = "TEXT",
            description = "An argument that the image sees through WASI, its name first; may be given more than once.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private final WasiOptions wasi = new WasiOptions();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    List<MessageDraft> messages() throws UserException {
        return messages.read();
    }

    /** A process that has not started. */
    ProcessSession session() throws UserException {
        ProcessImage loaded = image.load();
        return new ProcessSession(
                loaded,
                engine.session(loaded),
                process.read(loaded, spec.commandLine().getErr()).with(wasi.setup(arguments)));
    }

    /** The head of a JSON document about a process: image, process, profile. */
    ObjectNode document(ProcessSession session) throws UserException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("image", SlotJson.image(session.image()));
        document.putObject("process").put("id", session.processId());
        return document.put("profile", engine.profileName());
    }
}
