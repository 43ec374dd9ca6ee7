package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Asked.Kind;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.expression.Result.Real;
import io.aoscope.engine.debug.expression.Result.Whole;
import io.aoscope.engine.debug.expression.Scope;
import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.NumType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What expressions see of a moment, from one of its frames. */
public record MomentScope(Moment moment, int frame) implements Scope {

    @Override
    public Optional<Result> local(String name) {
        return stackFrame().flatMap(frame -> {
            Map<Integer, String> names = Names.locals(
                    stack().orElseThrow().module(),
                    frame.functionIndex(),
                    frame.locals().size());
            return Names.index(name, names, frame.locals().size())
                    .map(index -> value(frame.locals().get(index)));
        });
    }

    @Override
    public Optional<Result> operand(int fromTop) {
        return stackFrame().flatMap(frame -> {
            List<TypedValue> operands = frame.operands();
            return fromTop >= 0 && fromTop < operands.size()
                    ? Optional.of(value(operands.get(operands.size() - 1 - fromTop)))
                    : Optional.empty();
        });
    }

    @Override
    public Optional<Result> global(String name) {
        return stack().flatMap(stack -> Names.index(
                        name, Names.globals(stack.module()), stack.globals().size())
                .map(index -> value(stack.globals().get(index))));
    }

    @Override
    public Optional<Result> word(String name) {
        return switch (name) {
            case "pages" -> moment.memory().map(memory -> new Whole(memory.pages()));
            case "slot" -> Optional.of(new Whole(moment.at().slot()));
            case "pass" -> Optional.of(new Whole(moment.pass()));
            case "instruction" -> stack().map(stack -> new Whole(moment.at().instruction()));
            case "depth" -> stack().map(stack -> new Whole(stack.frames().size()));
            case "function" -> stackFrame().map(frame -> new Whole(frame.functionIndex()));
            case "offset" -> stackFrame().map(frame -> new Whole(frame.offset()));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> there(Kind kind) {
        return switch (kind) {
            case LOCAL ->
                stackFrame()
                        .map(frame -> Names.shownLocals(
                                stack().orElseThrow().module(),
                                frame.functionIndex(),
                                frame.locals().size()));
            case OPERAND ->
                stackFrame().map(frame -> Names.shownOperands(frame.operands().size()));
            case GLOBAL ->
                stack().map(stack ->
                        Names.shownGlobals(stack.module(), stack.globals().size()));
        };
    }

    @Override
    public byte[] memory(long address, int length) {
        byte[] bytes = new byte[length];
        int read = moment.memory()
                .map(memory -> memory.read(address, bytes, 0, length))
                .orElse(0);
        return Arrays.copyOf(bytes, read);
    }

    private Optional<Stack> stack() {
        return moment.stack();
    }

    private Optional<StackFrame> stackFrame() {
        return stack().map(Stack::frames)
                .filter(frames -> frame >= 0 && frame < frames.size())
                .map(frames -> frames.get(frame));
    }

    /** A value as expressions see it. */
    public static Result value(TypedValue value) {
        if (value.type() == NumType.F32) {
            return new Real(Float.intBitsToFloat((int) value.bits()));
        }
        if (value.type() == NumType.F64) {
            return new Real(Double.longBitsToDouble(value.bits()));
        }
        return new Whole(value.type() == NumType.I32 ? (int) value.bits() : value.bits());
    }
}
