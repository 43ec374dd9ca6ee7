package io.aoscope.engine.session;

import io.aoscope.engine.device.WasiDevice;
import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A program built for WASI, run from an export without parameters, {@code _start} as a rule, to its end (rule D16). */
public final class ProgramRun {
    /** What runs where a program names nothing else. */
    public static final String START = "_start";

    private static final List<String> STACK = List.of("wasi@1.0", "wasm-64@1.0");

    private ProgramRun() {}

    /**
     * How it ended.
     *
     * @param code the exit code, 0 where it returned; empty where it did not end by itself
     * @param problem what went wrong where it did not end by itself
     * @param record of the slot it ran in
     */
    public record Ended(OptionalInt code, Optional<String> problem, SlotRecord record) {
        /** The content of a file it left. */
        public Optional<Binary> file(String path) {
            return WasiDevice.file(record.state(), path);
        }
    }

    /** The definition of a process that is such a program. */
    public static ProcessDefinition definition(String function, WasiSetup wasi) {
        Message keys = Message.builder()
                .put("device-stack", ListValue.ofTexts(STACK.toArray(String[]::new)))
                .put("passes", 1)
                .put("function", function)
                .put("parameters", ListValue.EMPTY)
                .put("patch-from", Atom.NULL)
                .build();
        return new ProcessDefinition(keys).with(wasi);
    }

    public static Ended run(ProcessImage image, SessionOptions options, String function, WasiSetup wasi) {
        ProcessSession session = new ProcessSession(image, options, definition(function, wasi));
        SlotRecord spawned = session.spawn().runToEnd();
        return ended(
                spawned.status() == SlotRecord.Status.OK
                        ? session.begin(MessageDraft.action(function)).runToEnd()
                        : spawned);
    }

    private static Ended ended(SlotRecord record) {
        Optional<String> failed = record.error().map(SlotError::message);
        if (failed.isPresent()) {
            return new Ended(OptionalInt.empty(), failed, record);
        }
        Message results = record.results().message("wasm").orElse(Message.EMPTY);
        Optional<Integer> code = results.integer("exit-code").map(Number::intValue);
        if (code.isEmpty() && record.output().orElse(ListValue.EMPTY) instanceof Binary why) {
            String place = record.steps().isEmpty()
                    ? why.text()
                    : record.steps().getLast().step().did();
            return new Ended(OptionalInt.empty(), Optional.of(place), record);
        }
        return new Ended(OptionalInt.of(code.orElse(0)), Optional.empty(), record);
    }
}
