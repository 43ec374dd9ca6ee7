package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.session.MessageDraft;
import io.aoscope.engine.session.ProcessSession;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.StepRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code aoscope trace}: each pass and device of a message. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Prints each pass and device of a message: the state before and after, what the device answered, how long"
                    + " it took. Where several messages are given, the last one is traced.",
            "Exit status: 0 the message answered, 1 it failed, 2 bad usage or an unreadable image."
        })
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private final ProcessArguments process = new ProcessArguments();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws UserException {
        List<MessageDraft> drafts = process.messages();
        if (drafts.isEmpty()) {
            throw new UserException("trace needs a message to trace; add --message, for example --message Get");
        }
        ProcessSession session = process.session();
        SlotRecord traced = RunCommand.run(session, drafts).getLast();
        if (output.json()) {
            output.print(document(session, traced));
        } else {
            print(traced);
        }
        return traced.status() == SlotRecord.Status.OK ? 0 : 1;
    }

    private ObjectNode document(ProcessSession session, SlotRecord traced) throws UserException {
        ObjectNode document = process.document(session);
        document.put("slot", traced.slot()).put("action", traced.action()).put("status", SlotJson.status(traced));
        document.set("error", SlotJson.error(traced.error()));
        ArrayNode steps = document.putArray("steps");
        traced.steps().forEach(step -> steps.add(SlotJson.step(step)));
        return document;
    }

    private void print(SlotRecord traced) {
        PrintWriter out = output.out();
        out.printf("slot %d  %s: %s%n", traced.slot(), traced.action(), SlotJson.status(traced));
        for (StepRecord record : traced.steps()) {
            var step = record.step();
            out.printf(
                    Locale.ROOT,
                    "  pass %d  %d %-15s %-9s %,9d µs  %s%n",
                    step.pass(),
                    step.index(),
                    step.device(),
                    step.answered(),
                    TimeUnit.NANOSECONDS.toMicros(record.elapsed().toNanos()),
                    step.did());
        }
        out.println("Add --json to see the state before and after each device.");
        out.flush();
    }
}
