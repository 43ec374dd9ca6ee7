package io.aoscope.engine.debug.time;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.session.SavedState;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.Frame;
import io.aoscope.engine.vm.GlobalInstance;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.GlobalType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Everything there is to see at a point. Immutable, and the same whichever way the point was reached (rule K5).
 *
 * @param at the point
 * @param pass counted from 1
 * @param deviceIndex place of the device in the stack, from 1
 * @param device its full name
 * @param message the state of the process on this side of the device, or as imports see it; without private keys. Its
 *     {@code results} are the results so far, its {@code vfs} the files
 * @param memory linear memory; empty before an image is started or where none is exported
 * @param stack the machine; present exactly before an instruction
 * @param globals of the image, in index order; none before one is started
 * @param record of the slot; present exactly at its end
 */
public record Moment(
        Point at,
        int pass,
        int deviceIndex,
        String device,
        Message message,
        Optional<MemoryImage> memory,
        Optional<Stack> stack,
        List<TypedValue> globals,
        Optional<SlotRecord> record) {
    public Moment {
        globals = List.copyOf(globals);
    }

    /**
     * The stack of a machine.
     *
     * @param function the export called
     * @param frames innermost first
     * @param globals in index order
     * @param instructions executed so far in the call
     */
    public record Stack(
            String function, List<StackFrame> frames, List<TypedValue> globals, long instructions, WasmModule module) {
        public Stack {
            frames = List.copyOf(frames);
            globals = List.copyOf(globals);
        }

        /** Where each frame stands, innermost first. */
        List<Location.Instruction> places() {
            return frames.stream()
                    .map(frame -> new Location.Instruction(frame.functionIndex(), frame.instructionIndex()))
                    .toList();
        }
    }

    /**
     * A call on the stack.
     *
     * @param name the function's name, as {@link WasmModule#displayName} says it
     * @param instructionIndex the next instruction of the innermost frame, the call of the others; -1 in a host function
     * @param offset of that instruction in the file; -1 in a host function
     */
    public record StackFrame(
            int functionIndex,
            String name,
            int instructionIndex,
            int offset,
            List<TypedValue> locals,
            List<TypedValue> operands) {}

    /** What a slot shows where it stands, as the point given. */
    public static Moment of(SlotRun run, Point at) {
        boolean running = run.where() == SlotRun.Where.IN_MACHINE;
        boolean ended = run.where() == SlotRun.Where.ENDED;
        return new Moment(
                at,
                run.pass(),
                run.deviceIndex(),
                run.device(),
                run.message(),
                run.memory(),
                running ? Optional.of(stack(run)) : Optional.empty(),
                globals(run),
                ended ? Optional.of(run.record()) : Optional.empty());
    }

    /** The end of a slot whose state was kept; empty where it was not. */
    static Optional<Moment> end(RecordedSlot slot, List<GlobalType> types) {
        SlotRecord record = slot.record();
        if (slot.after().isEmpty() || record.steps().isEmpty()) {
            return Optional.empty();
        }
        var last = record.steps().getLast().step();
        Optional<MemoryImage> memory =
                slot.after().get().instance().memories().stream().findFirst();
        return Optional.of(new Moment(
                Point.end(slot.slot()),
                last.pass(),
                last.index(),
                last.device(),
                record.state(),
                record.memory().isPresent() ? memory : Optional.empty(),
                Optional.empty(),
                globals(slot.after().get().instance().globals(), types),
                Optional.of(record)));
    }

    /** A process as it was saved, at the end of the slot after which that was. */
    public static Moment of(SavedState saved, List<GlobalType> types) {
        return new Moment(
                Point.end(saved.slot()),
                0,
                0,
                "",
                saved.state(),
                saved.instance().memories().stream().findFirst(),
                Optional.empty(),
                globals(saved.instance().globals(), types),
                Optional.empty());
    }

    private static Stack stack(SlotRun run) {
        var call = run.call();
        List<Frame> frames =
                run.trap().map(Trap::frames).orElseGet(() -> call.machine().frames());
        return new Stack(
                call.function(),
                frames.stream().map(Moment::frame).toList(),
                globals(call.instance()),
                call.machine().instructions(),
                call.instance().module());
    }

    private static StackFrame frame(Frame frame) {
        return new StackFrame(
                frame.functionIndex(),
                frame.instance().module().displayName(frame.functionIndex()),
                frame.instructionIndex(),
                frame.offset(),
                frame.locals(),
                frame.operands());
    }

    private static List<TypedValue> globals(SlotRun run) {
        List<Instance> instances = run.instances();
        return instances.isEmpty() ? List.of() : globals(instances.getLast());
    }

    private static List<TypedValue> globals(long[] bits, List<GlobalType> types) {
        return IntStream.range(0, Math.min(bits.length, types.size()))
                .mapToObj(i -> new TypedValue(types.get(i).type(), bits[i]))
                .toList();
    }

    private static List<TypedValue> globals(Instance instance) {
        return instance.globals().stream().map(GlobalInstance::value).toList();
    }
}
