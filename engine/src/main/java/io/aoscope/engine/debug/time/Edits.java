package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.time.Edit.Change;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.device.MachineCall;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.session.SlotRecord;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.MemoryImage;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the changes of a branch in a slot that stands still. Making one twice is making it once. */
public final class Edits {
    private static final Pattern WORDS =
            Pattern.compile("(file\\s+\\S+|host|[^\\s\\[]+\\[.*?]|\\S+)\\s+(.+)", Pattern.DOTALL);

    private Edits() {}

    /**
     * Reads a change as people write it: a target as {@link WatchTargets} reads it, {@code file PATH} or {@code host}, and
     * after it the value: an expression, a text in quotes for {@code bytes} and {@code file}.
     */
    public static Change read(String text, Moment moment, int frame, WasmModule module)
            throws BadLocationException, ExpressionException {
        Matcher words = WORDS.matcher(text.strip());
        if (!words.matches()) {
            throw new BadLocationException("set needs a target and a value, such as: set u32[0x1000] 5");
        }
        String target = words.group(1);
        Result value = Expression.read(words.group(2)).value(new MomentScope(moment, frame));
        if (target.equals("host")) {
            return new Change.HostAnswer(bits(value, NumType.I64));
        }
        if (target.startsWith("file ")) {
            return new Change.File(target.substring("file ".length()).strip(), Binary.of(value.toString()));
        }
        return switch (WatchTargets.read(target, WatchKind.WRITE, moment, frame, module)) {
            case Location.Memory(Range range, var ignored) ->
                new Change.Bytes(range.address(), bytes(target, range, value));
            case Location.Global(int index, var ignored) ->
                new Change.Global(
                        index, bits(value, module.globalTypes().get(index).type()));
            case Location.Local(int ignoredFunction, int index, var ignored) ->
                new Change.Local(frame, index, bits(value, localType(moment, frame, index)));
            default -> throw new BadLocationException(target + " cannot be set");
        };
    }

    /** Why a change cannot be made at a stop before an instruction, or at a slot's end; empty where it can. */
    static Optional<String> problem(Change change, Timeline timeline, Point at) {
        return place(timeline, at).or(() -> target(change, timeline, at));
    }

    private static Optional<String> place(Timeline timeline, Point at) {
        Optional<SlotRecord> slot = timeline.recording().slot(at.slot()).map(RecordedSlot::record);
        if (slot.isPresent() && at.side() == Side.END) {
            return slot.get().status() == SlotRecord.Status.OK
                    ? Optional.empty()
                    : Optional.of("slot " + at.slot() + " failed, so that at its end the process is as it was before;"
                            + " change that at the end of the slot before");
        }
        return slot.isPresent() && at.side() == Side.AT
                ? Optional.empty()
                : Optional.of(
                        "only a machine that stands before an instruction can be changed, and memory and globals at"
                                + " the end of a slot; " + at
                                + " is neither; seek to one, such as s1.p1.wasm-64+0 or s1.end");
    }

    private static Optional<String> target(Change change, Timeline timeline, Point at) {
        Moment moment = timeline.at(at);
        List<StackFrame> frames = moment.stack().map(Stack::frames).orElse(List.of());
        boolean executes = !frames.isEmpty();
        return switch (change) {
            case Change.Bytes(long address, var bytes) -> {
                long size = moment.memory().map(MemoryImage::size).orElse(0L);
                yield address >= 0 && address <= size - bytes.length()
                        ? Optional.empty()
                        : Optional.of("memory has " + size + " bytes at " + at + ", and the change needs those from "
                                + Long.toUnsignedString(address) + " to "
                                + Long.toUnsignedString(address + bytes.length() - 1));
            }
            case Change.Local(int frame, int index, var ignored) -> {
                boolean there = frame >= 0
                        && frame < frames.size()
                        && index >= 0
                        && index < frames.get(frame).locals().size();
                yield there ? Optional.empty() : Optional.of("frame " + frame + " has no local " + index + " at " + at);
            }
            case Change.Global(int index, var ignored) ->
                index >= 0 && index < moment.globals().size()
                        ? Optional.empty()
                        : Optional.of("the image has no global " + index);
            case Change.File ignored ->
                executes
                        ? Optional.empty()
                        : Optional.of(
                                "files are changed at the end of a slot in the panel Files, and by a script before"
                                        + " an instruction; seek to one, such as s1.p1.wasm-64+0");
            case Change.HostAnswer ignored ->
                timeline.index(at.slot()).hostCalls().stream()
                                .anyMatch(call -> call.at().equals(at))
                        ? Optional.empty()
                        : Optional.of("the instruction at " + at
                                + " calls nothing of the host; seek to one that does, calls lists them");
        };
    }

    private static @Nullable ValType localType(Moment moment, int frame, int index) {
        return moment.stack()
                .map(stack -> stack.frames().get(frame).locals().get(index).type())
                .orElse(null);
    }

    private static long bits(Result value, @Nullable ValType type) throws BadLocationException {
        double number = switch (value) {
            case Result.Whole(long whole) -> whole;
            case Result.Real(double real) -> real;
            case Result.Text ignored -> throw new BadLocationException("a number is needed, not a text");
        };
        if (type == NumType.F32) {
            return Float.floatToRawIntBits((float) number);
        }
        if (type == NumType.F64) {
            return Double.doubleToRawLongBits(number);
        }
        if (value instanceof Result.Whole(long whole)) {
            return type == NumType.I32 ? (int) whole : whole;
        }
        throw new BadLocationException("an integer is needed, not " + value);
    }

    private static Binary bytes(String target, Range range, Result value) throws BadLocationException {
        if (value instanceof Result.Text(String text)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (bytes.length > range.length()) {
                throw new BadLocationException(
                        "the text has " + bytes.length + " bytes, and " + target + " has room for " + range.length());
            }
            return Binary.of(Arrays.copyOf(bytes, (int) range.length()));
        }
        boolean real = target.startsWith("f");
        long bits = real ? bits(value, range.length() == 4 ? NumType.F32 : NumType.F64) : bits(value, NumType.I64);
        int room = (int) Math.min(range.length(), Long.BYTES) * Byte.SIZE;
        if (!real && room < Long.SIZE && (bits < -(1L << room - 1) || bits >= 1L << room)) {
            throw new BadLocationException(value + " does not fit into the " + range.length() + " bytes of " + target);
        }
        byte[] all = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bits)
                .array();
        return Binary.of(Arrays.copyOf(all, (int) range.length()));
    }

    static void apply(Change change, SlotRun run, HostReplay host) {
        MachineCall call = run.call();
        switch (change) {
            case Change.Bytes(long address, var binary) ->
                call.instance().exportedMemory().ifPresent(memory -> memory.write(address, binary.bytes()));
            case Change.Local(int frame, int index, long bits) ->
                call.machine().slots().local(frame, index, bits);
            case Change.Global(int index, long bits) ->
                call.instance().globals().get(index).set(bits);
            case Change.File(String path, var content) ->
                call.host().restore(file(call.host().state(), path, content));
            case Change.HostAnswer(long result) -> host.instead(result);
        }
    }

    /** Makes a change of memory or a global while nothing is executed. */
    static void apply(Change change, Instance instance) {
        switch (change) {
            case Change.Bytes(long address, var binary) ->
                instance.exportedMemory().ifPresent(memory -> memory.write(address, binary.bytes()));
            case Change.Global(int index, long bits) ->
                instance.globals().get(index).set(bits);
            case Change.Local ignored -> {}
            case Change.File ignored -> {}
            case Change.HostAnswer ignored -> {}
        }
    }

    private static Message file(Message state, String path, Value content) {
        Message tree = state.message("vfs").orElse(Message.EMPTY);
        return state.put("vfs", put(tree, path.startsWith("/") ? path.substring(1) : path, content));
    }

    private static Message put(Message directory, String path, Value content) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return directory.put(path, content);
        }
        String name = path.substring(0, slash);
        Message inner = directory.message(name).orElse(Message.EMPTY);
        return directory.put(name, put(inner, path.substring(slash + 1), content));
    }
}
