package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Access.By;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Family;
import io.aoscope.engine.wasm.Line;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Arrays;
import java.util.Optional;

/** Says everything about an access of which only the place in time is known. */
final class AccessText {
    private static final int MOST = 4096;

    private final Timeline timeline;

    AccessText(Timeline timeline) {
        this.timeline = timeline;
    }

    Access describe(Point at, Range range, Kind kind) {
        Moment moment = timeline.at(at);
        Binary before = bytes(moment, range);
        SlotReplay replay = timeline.replay(at.slot());
        AccessListener listener = new AccessListener(replay, range, kind, AccessListener.NONE);
        replay.watch(replay.here() + 1, listener);
        Binary after = bytes(timeline.at(timeline.moved(at, 1)), range);
        Optional<HostEntry> host = replay.index().hostCalls().stream()
                .filter(entry -> entry.at().equals(at))
                .findFirst();
        if (kind == Kind.WRITE && isChange(at, range)) {
            return new Access(at, By.CHANGE, -1, "", -1, "", listener.last(), range.address(), before, after);
        }
        if (at.side() == Side.AT && (instructionAccesses(moment) || host.isPresent())) {
            Stack stack = moment.stack().orElseThrow();
            StackFrame frame = stack.frames().getFirst();
            return new Access(
                    at,
                    host.isPresent() ? By.HOST : By.INSTRUCTION,
                    frame.functionIndex(),
                    host.map(HostEntry::function).orElse(frame.name()),
                    frame.offset(),
                    text(stack, frame),
                    listener.last(),
                    range.address(),
                    before,
                    after);
        }
        return new Access(at, By.DEVICE, -1, moment.device(), -1, "", listener.last(), range.address(), before, after);
    }

    /** Whether a branch changes the bytes at the next stop. */
    private boolean isChange(Point at, Range range) {
        long next = timeline.ordinal(at) + 1;
        long end = timeline.index(at.slot()).end();
        return timeline.recording().slot(at.slot()).stream()
                .flatMap(slot -> slot.edits().stream())
                .anyMatch(edit -> (edit.ordinal() == next || edit.atEnd() && next == end)
                        && edit.change() instanceof Edit.Change.Bytes(long address, Binary bytes)
                        && range.meets(address, bytes.length()));
    }

    /** Whether the next instruction is one that accesses memory; else the device did, after the call had ended. */
    private static boolean instructionAccesses(Moment moment) {
        return moment.stack()
                .map(stack -> {
                    StackFrame frame = stack.frames().getFirst();
                    WasmFunction function = stack.module().function(frame.functionIndex());
                    return function != null
                            && frame.instructionIndex() >= 0
                            && function.code().opcode(frame.instructionIndex()).family() == Family.MEMORY;
                })
                .orElse(false);
    }

    static String text(Stack stack, StackFrame frame) {
        WasmFunction function = stack.module().function(frame.functionIndex());
        return function == null || frame.instructionIndex() < 0
                ? ""
                : text(stack.module(), frame.functionIndex(), frame.instructionIndex());
    }

    static String text(WasmModule module, int function, int instruction) {
        return new Disassembler(module)
                .function(function).stream()
                        .filter(line -> line.instructionIndex() == instruction)
                        .map(Line::text)
                        .findFirst()
                        .orElse("");
    }

    static Binary bytes(Moment moment, Range range) {
        byte[] bytes = new byte[(int) Math.min(range.length(), MOST)];
        int read = moment.memory()
                .map(memory -> memory.read(range.address(), bytes, 0, bytes.length))
                .orElse(0);
        return Binary.of(Arrays.copyOf(bytes, read));
    }
}
