package io.aoscope.engine.vm;

import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.OperandTypes;
import io.aoscope.engine.wasm.ValType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a call stack with the types of their values. */
final class FrameReader {
    private final CallStack stack;
    private final List<FunctionHandle> functions;
    private final Map<CodePosition, List<@Nullable ValType>> types = new HashMap<>();

    FrameReader(CallStack stack, List<FunctionHandle> functions) {
        this.stack = stack;
        this.functions = functions;
    }

    /** Innermost first. */
    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        int end = -1;
        for (int frame = stack.top; frame >= 0; frame -= CallStack.STRIDE) {
            FunctionHandle function = functions.get(stack.frames[frame + CallStack.FUNCTION]);
            int base = stack.frames[frame + CallStack.BASE];
            frames.add(
                    function.isHost()
                            ? host(function, base)
                            : guest(function, base, stack.frames[frame + CallStack.AT], end));
            end = base;
        }
        return frames;
    }

    private Frame host(FunctionHandle function, int base) {
        FuncType type = function.type();
        return new Frame(function.instance(), function.index(), -1, -1, values(type.params(), base), List.of());
    }

    /** @param end where the callee's frame begins; -1 for the innermost frame */
    private Frame guest(FunctionHandle function, int base, int next, int end) {
        Body body = function.body();
        if (next == Calls.PENDING) {
            return withoutRoom(function, body, base);
        }
        int at = end < 0 ? next : next - 1;
        List<ValType> locals = new ArrayList<>(function.type().params());
        locals.addAll(body.code.locals());
        int first = base + body.operandBase;
        int count = end < 0 ? body.heights[at] : end - first;
        List<@Nullable ValType> operands =
                types.computeIfAbsent(new CodePosition(body.instance, function.index(), at), FrameReader::operandTypes);
        return new Frame(
                body.instance,
                function.index(),
                at,
                body.code.offset(at),
                values(locals, base),
                values(operands.subList(0, count), first));
    }

    /** A frame of which only the arguments are on the stack; its locals would be 0. */
    private Frame withoutRoom(FunctionHandle function, Body body, int base) {
        List<TypedValue> locals = new ArrayList<>(values(function.type().params(), base));
        body.code.locals().forEach(type -> locals.add(new TypedValue(type, 0)));
        return new Frame(body.instance, function.index(), 0, body.code.offset(0), locals, List.of());
    }

    private List<TypedValue> values(List<? extends @Nullable ValType> types, int first) {
        List<TypedValue> values = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            long high = types.get(i) == NumType.V128 ? stack.high.get(first + i) : 0;
            values.add(new TypedValue(types.get(i), stack.slots[first + i], high));
        }
        return values;
    }

    private static List<@Nullable ValType> operandTypes(CodePosition position) {
        return OperandTypes.at(position.instance().module(), position.functionIndex(), position.instructionIndex())
                .operands();
    }
}
