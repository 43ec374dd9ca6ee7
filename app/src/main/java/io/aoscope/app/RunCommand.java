package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessImage;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code aoscope run}: spawns a process and sends messages. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Spawns a process of the five-device stack from IMAGE and sends the messages in order, slot 1 first.",
            "Exit status: 0 every message answered, 1 one failed, 2 bad usage or an unreadable image."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private final ImageFile image = new ImageFile();

    @Mixin
    private final Messages messages = new Messages();

    @Mixin
    private final ProcessOption process = new ProcessOption();

    @Mixin
    private final EngineOptions engine = new EngineOptions();

    @Mixin
    private final Output output = new Output();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UserException {
        List<MessageDraft> drafts = messages.read();
        ProcessImage loaded = image.load();
        ProcessSession session = new ProcessSession(loaded, engine.session(), process.read());
        List<SlotRecord> slots = run(session, drafts);
        if (output.json()) {
            output.print(spec, document(loaded, session, slots));
        } else {
            SlotText.print(spec.commandLine().getOut(), loaded, session, slots);
        }
        return slots.stream().allMatch(slot -> slot.status() == SlotRecord.Status.OK) ? 0 : 1;
    }

    /** The slots of the messages; where the process does not start, the spawn alone. */
    static List<SlotRecord> run(ProcessSession session, List<MessageDraft> drafts) {
        SlotRecord spawn = session.spawn().runToEnd();
        if (spawn.status() != SlotRecord.Status.OK) {
            return List.of(spawn);
        }
        List<SlotRecord> slots = new ArrayList<>();
        for (MessageDraft draft : drafts) {
            slots.add(session.begin(draft).runToEnd());
        }
        return slots;
    }

    private ObjectNode document(ProcessImage loaded, ProcessSession session, List<SlotRecord> slots)
            throws UserException {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("image", SlotJson.image(loaded));
        document.putObject("process").put("id", session.processId());
        document.put("profile", engine.profileName());
        ArrayNode list = document.putArray("slots");
        slots.forEach(slot -> list.add(SlotJson.slot(slot)));
        return document;
    }
}
