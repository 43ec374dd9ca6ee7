package io.aoscope.engine.session;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.MemoryImage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * All that is kept of one slot, complete and immutable once the slot has ended. Slot 0 is the spawn.
 *
 * @param slot the slot's number in the process
 * @param action the action sent; {@code spawn} for slot 0
 * @param message the message as composed; absent for the spawn and for what a process sent
 * @param delivery the message as a process of the session sent it; absent for every other
 * @param status how it ended
 * @param error present exactly when the status is {@link Status#ERROR} or {@link Status#STOPPED}
 * @param results the state's {@code results} after the slot (of the failed state where one exists)
 * @param state the process state after the slot without private keys; on an error the state at the
 *     failure, which the process did not keep
 * @param stdout text this slot wrote to descriptor 1
 * @param stderr text this slot wrote to descriptor 2
 * @param instructions executed by the machine calls of the slot; empty where some ran on compiled code,
 *     which does not count
 * @param memory linear memory after the slot; absent where the image exports none
 * @param elapsed wall time, pauses excluded
 * @param tier {@link #STEPPING} or {@link #COMPILED}
 * @param steps each device of each pass, in the order they ran
 */
public record SlotRecord(
        int slot,
        String action,
        Optional<MessageDraft> message,
        Optional<Delivery> delivery,
        Status status,
        Optional<SlotError> error,
        Message results,
        Message state,
        String stdout,
        String stderr,
        OptionalLong instructions,
        Optional<MemoryImage> memory,
        Duration elapsed,
        String tier,
        List<StepRecord> steps,
        List<UndefinedImport> undefinedImports,
        List<SlotWarning> warnings,
        List<ConsoleEvent> console) {

    /** The tier that interprets the image itself. */
    public static final String STEPPING = "stepping";

    /** The tier of compiled code; a slot is of this tier when at least one of its calls was. */
    public static final String COMPILED = "compiled";

    /** How a slot ended. */
    public enum Status {
        OK,
        ERROR,
        /** Ended by the user before it answered; the process kept the state before it. */
        STOPPED
    }

    public SlotRecord {
        steps = List.copyOf(steps);
        undefinedImports = List.copyOf(undefinedImports);
        warnings = List.copyOf(warnings);
        console = List.copyOf(console);
    }

    /** The same with other memory after the slot. */
    public SlotRecord withMemory(Optional<MemoryImage> other) {
        return new SlotRecord(
                slot,
                action,
                message,
                delivery,
                status,
                error,
                results,
                state,
                stdout,
                stderr,
                instructions,
                other,
                elapsed,
                tier,
                steps,
                undefinedImports,
                warnings,
                console);
    }

    /** The block height that the slot was scheduled at. */
    public long blockHeight() {
        return delivery.map(Delivery::blockHeight)
                .or(() -> message.flatMap(MessageDraft::blockHeight))
                .orElse((long) slot);
    }

    /** Size of linear memory in pages of 64 KiB, or empty where there is none to read. */
    public Optional<Long> pages() {
        return memory.map(MemoryImage::pages);
    }

    /** What the called export returned, whichever prefix it stands under: a list, or the text of an error. */
    public Optional<Value> output() {
        return output(results);
    }

    /** Whether the called export failed, and no device made an error of the slot of it. */
    public static boolean callFailed(Message results) {
        return Stream.concat(Stream.of(results), results.entries().values().stream())
                .anyMatch(value -> value instanceof Message call
                        && call.has("output")
                        && call.get("type").filter(Atom.ERROR::equals).isPresent());
    }

    /** {@link #output()} of other results. */
    public static Optional<Value> output(Message results) {
        return results.get("output")
                .or(() -> results.entries().values().stream()
                        .flatMap(value ->
                                value instanceof Message nested ? nested.get("output").stream() : Stream.empty())
                        .findFirst());
    }
}
