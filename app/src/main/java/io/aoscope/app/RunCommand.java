package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.NodeAnswers;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    private final ProcessArguments process = new ProcessArguments();

    @Mixin
    private final Questions questions = new Questions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        List<MessageDraft> drafts = process.messages();
        ProcessSession session = process.session();
        List<SlotRecord> slots = run(session, drafts);
        if (output.json()) {
            output.print(document(session, slots));
        } else {
            SlotText.print(output.out(), session, slots);
            questions.print(output.out(), new NodeAnswers(session, slots));
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

    private ObjectNode document(ProcessSession session, List<SlotRecord> slots) throws UserException {
        ObjectNode document = process.document(session);
        ArrayNode list = document.putArray("slots");
        slots.forEach(slot -> list.add(SlotJson.slot(slot)));
        if (!questions.none()) {
            document.set("asked", questions.json(new NodeAnswers(session, slots)));
        }
        return document;
    }
}
