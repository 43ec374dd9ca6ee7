package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is to be watched, or set: {@code u32[$0+8]}, {@code bytes[0x1000, 16]}, {@code global.sp}, {@code $0}. An
 * address is worked out at the moment of asking.
 */
public final class WatchTargets {
    private static final Pattern MEMORY = Pattern.compile("(?:([uif])(8|16|32|64)|bytes)\\[(.*)]", Pattern.DOTALL);
    private static final Pattern GLOBAL = Pattern.compile("global(?:\\.(\\S+)|\\[(\\S+)])");
    private static final Pattern LOCAL = Pattern.compile("\\$(\\S+)|local(?:\\.(\\S+)|\\[(\\S+)])");

    private WatchTargets() {}

    /** @param frame 0 for the innermost */
    public static Location read(String text, WatchKind kind, Moment moment, int frame, WasmModule module)
            throws BadLocationException, ExpressionException {
        String plain = text.strip();
        Matcher memory = MEMORY.matcher(plain);
        if (memory.matches()) {
            return new Location.Memory(range(memory, moment, frame), kind);
        }
        Matcher global = GLOBAL.matcher(plain);
        if (global.matches()) {
            String name = global.group(1) == null ? global.group(2) : global.group(1);
            int count = module.globalTypes().size();
            return Names.index(name, Names.globals(module), count)
                    .map(index -> new Location.Global(index, kind))
                    .orElseThrow(() -> new BadLocationException(
                            "the image has no global " + name + "; it has " + count + ", numbered from 0"));
        }
        Matcher local = LOCAL.matcher(plain);
        if (local.matches()) {
            return local(local, kind, moment, frame, module);
        }
        throw new BadLocationException("\"" + text
                + "\" names no bytes, global or local; write u32[address], bytes[address, length], global.name or $0");
    }

    private static Range range(Matcher memory, Moment moment, int frame)
            throws BadLocationException, ExpressionException {
        String inner = memory.group(3);
        if (memory.group(2) != null) {
            return new Range(number(inner, moment, frame), Integer.parseInt(memory.group(2)) / 8);
        }
        int comma = inner.lastIndexOf(',');
        if (comma < 0) {
            throw new BadLocationException("bytes needs an address and a length, such as bytes[0x1000, 16]");
        }
        long length = number(inner.substring(comma + 1), moment, frame);
        if (length < 1) {
            throw new BadLocationException("a range has at least one byte, this one " + length);
        }
        return new Range(number(inner.substring(0, comma), moment, frame), length);
    }

    private static Location local(Matcher local, WatchKind kind, Moment moment, int frame, WasmModule module)
            throws BadLocationException {
        String name = Optional.ofNullable(local.group(1))
                .or(() -> Optional.ofNullable(local.group(2)))
                .orElseGet(() -> local.group(3));
        StackFrame stackFrame = moment.stack()
                .filter(stack -> frame < stack.frames().size())
                .map(stack -> stack.frames().get(frame))
                .orElseThrow(() -> new BadLocationException(
                        "no function is being executed here, so there is no local " + name + "; seek to one"));
        int count = stackFrame.locals().size();
        Map<Integer, String> names = Names.locals(module, stackFrame.functionIndex(), count);
        return Names.index(name, names, count)
                .map(index -> new Location.Local(stackFrame.functionIndex(), index, kind))
                .orElseThrow(() -> new BadLocationException(
                        stackFrame.name() + " has no local " + name + "; it has " + count + ", numbered from 0"));
    }

    /** An address or a number, worked out at a moment. */
    public static long number(String text, Moment moment, int frame) throws BadLocationException, ExpressionException {
        Result result = Expression.read(text).value(new MomentScope(moment, frame));
        if (result instanceof Result.Whole(long value)) {
            return value;
        }
        throw new BadLocationException(text.strip() + " is " + result + ", and an integer is needed");
    }
}
