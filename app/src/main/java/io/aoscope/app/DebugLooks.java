package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.time.Access;
import io.aoscope.engine.debug.time.Accesses;
import io.aoscope.engine.debug.time.Accesses.Kind;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.MomentScope;
import io.aoscope.engine.debug.time.Names;
import io.aoscope.engine.debug.time.Range;
import io.aoscope.engine.debug.time.WatchTargets;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Line;
import io.aoscope.ui.kit.Format;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands that look at the moment of the focus. */
final class DebugLooks {
    private static final int MOST_BYTES = 1 << 20;

    private final DebugState state;

    DebugLooks(DebugState state) {
        this.state = state;
    }

    void register(DebugConsole console) {
        console.add("locals", "the locals of the frame", (arguments, answer) -> locals(answer));
        console.add("stack", "the operands of the frame, the topmost first", (arguments, answer) -> stack(answer));
        console.add("globals", "the globals of the image", (arguments, answer) -> globals(answer));
        console.add("memory ADDRESS LENGTH", "bytes of memory, as hex and text", this::memory);
        console.add("print EXPR", "the value of an expression, such as u32[$0+8]", this::print);
        console.add(
                "disassemble [FUNCTION]", "a function as WAT; without a name the one of the frame", this::disassemble);
        console.add(
                "wrote ADDRESS LENGTH",
                "the write that the bytes come from",
                (arguments, answer) -> access(arguments, Kind.WRITE, false, answer));
        console.add(
                "read ADDRESS LENGTH",
                "the last read of the bytes",
                (arguments, answer) -> access(arguments, Kind.READ, false, answer));
        console.add(
                "next-write ADDRESS LENGTH",
                "the next write to the bytes",
                (arguments, answer) -> access(arguments, Kind.WRITE, true, answer));
        console.add(
                "next-read ADDRESS LENGTH",
                "the next read of the bytes",
                (arguments, answer) -> access(arguments, Kind.READ, true, answer));
    }

    private void locals(ObjectNode answer) throws UserException {
        StackFrame frame = state.stackFrame();
        Map<Integer, String> names = Names.locals(
                state.module(), frame.functionIndex(), frame.locals().size());
        ArrayNode list = answer.putArray("locals");
        for (int i = 0; i < frame.locals().size(); i++) {
            list.add(DebugJson.value(i, names, frame.locals().get(i)));
        }
    }

    private void stack(ObjectNode answer) throws UserException {
        StackFrame frame = state.stackFrame();
        ArrayNode list = answer.putArray("stack");
        for (int i = frame.operands().size() - 1; i >= 0; i--) {
            list.add(DebugJson.value(
                    frame.operands().size() - 1 - i, Map.of(), frame.operands().get(i)));
        }
    }

    /** Those after a slot too; before an image is started there are none. */
    private void globals(ObjectNode answer) {
        List<TypedValue> globals = state.moment().globals();
        ArrayNode list = answer.putArray("globals");
        Map<Integer, String> names = Names.globals(state.module());
        for (int i = 0; i < globals.size(); i++) {
            list.add(DebugJson.value(i, names, globals.get(i)));
        }
    }

    private void memory(String arguments, ObjectNode answer)
            throws UserException, BadLocationException, ExpressionException {
        Range range = range(arguments);
        Moment moment = state.moment();
        if (moment.memory().isEmpty()) {
            throw new UserException("there is no memory at " + state.at() + "; no image runs yet, or it exports none");
        }
        byte[] bytes = new byte[(int) range.length()];
        int read = moment.memory().get().read(range.address(), bytes, 0, bytes.length);
        byte[] found = Arrays.copyOf(bytes, read);
        answer.put("address", Format.hex(range.address()))
                .put("length", read)
                .put("hex", HexFormat.of().formatHex(found))
                .put("text", DebugJson.printable(found));
    }

    private void print(String arguments, ObjectNode answer) throws ExpressionException {
        Result result = Expression.read(arguments).value(new MomentScope(state.moment(), state.frame()));
        switch (result) {
            case Result.Whole(long value) -> answer.put("value", value).put("hex", Format.hex(value));
            case Result.Real(double value) -> answer.put("value", value);
            case Result.Text(String value) -> answer.put("value", value);
        }
    }

    private void disassemble(String arguments, ObjectNode answer) throws UserException {
        boolean here = arguments.isBlank();
        int function = here
                ? state.stackFrame().functionIndex()
                : Locations.index(arguments.strip(), state.module())
                        .orElseThrow(() -> new UserException("the image has no function " + arguments.strip()
                                + "; write a name, or func and its index"));
        Optional<StackFrame> frame =
                state.moment().stack().map(stack -> stack.frames().get(state.frame()));
        int current = frame.filter(one -> one.functionIndex() == function)
                .map(StackFrame::instructionIndex)
                .orElse(-1);
        answer.put("function", function).put("name", state.module().displayName(function));
        ArrayNode lines = answer.putArray("lines");
        for (Line line : new Disassembler(state.module()).function(function)) {
            String mark = line.instructionIndex() >= 0 && line.instructionIndex() == current ? "> " : "";
            lines.add(mark + Disassembler.text(line, true));
        }
    }

    private void access(String arguments, Kind kind, boolean next, ObjectNode answer)
            throws UserException, BadLocationException, ExpressionException {
        Range range = range(arguments);
        Accesses accesses = new Accesses(state.timeline());
        Optional<Access> found =
                next ? accesses.next(state.at(), range, kind) : accesses.previous(state.at(), range, kind);
        if (found.isEmpty()) {
            answer.putNull("access");
            answer.put(
                    "note",
                    kind == Kind.WRITE && !next
                            ? "never written; the bytes are the zeros that memory begins with"
                            : "none up to the " + (next ? "end" : "beginning") + " of the recording");
        } else {
            answer.set("access", DebugJson.access(found.get()));
        }
    }

    private Range range(String arguments) throws UserException, BadLocationException, ExpressionException {
        String plain = arguments.strip();
        int space = plain.lastIndexOf(' ');
        if (space < 0) {
            throw new UserException("an address and a length are needed, such as 0x1000 16");
        }
        Moment moment = state.moment();
        long address = WatchTargets.number(plain.substring(0, space), moment, state.frame());
        long length = WatchTargets.number(plain.substring(space + 1), moment, state.frame());
        if (length < 1 || length > MOST_BYTES) {
            throw new UserException("the length is " + length + "; give one from 1 to " + MOST_BYTES);
        }
        return new Range(address, length);
    }
}
