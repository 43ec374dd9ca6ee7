package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Moment.Stack;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the bytes that an instruction writes come from, as far as they are copied and not computed: {@code memory.copy}, or
 * a store of what was loaded, also by way of locals and the operand stack. Follows straight code backwards, and locals back
 * in time.
 */
final class ValueSource {
    private static final int MOST_HOPS = 12;

    private final Timeline timeline;

    /** Memory that was read to be written elsewhere. */
    record Loaded(Point at, long address) {}

    ValueSource(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * The byte that was copied to an address by the instruction at a point; empty where it was computed, is a constant, or
     * was not followed.
     */
    Optional<Loaded> of(Point at, long address) {
        Optional<Stack> stack = timeline.at(at).stack();
        if (stack.isEmpty() || stack.get().frames().getFirst().instructionIndex() < 0) {
            return Optional.empty();
        }
        StackFrame frame = stack.get().frames().getFirst();
        Code code = code(stack.get().module(), frame);
        int instruction = frame.instructionIndex();
        Opcode opcode = code.opcode(instruction);
        if (opcode == Opcode.MEMORY_COPY) {
            long to = operand(frame, 2);
            return Optional.of(new Loaded(at, operand(frame, 1) + (address - to)));
        }
        if (opcode.accessBytes() == 0 || !opcode.results(true).isEmpty()) {
            return Optional.empty();
        }
        long start = operand(frame, 1) + code.immediate(instruction);
        return produced(at, stack.get(), instruction, 0, MOST_HOPS)
                .map(load -> new Loaded(load.at(), load.address() + (address - start)));
    }

    /**
     * The load that made an operand.
     *
     * @param at when the operand is used
     * @param instruction by which; {@code fromTop} counts its operands
     */
    private Optional<Loaded> produced(Point at, Stack stack, int instruction, int fromTop, int hops) {
        StackFrame frame = stack.frames().getFirst();
        Code code = code(stack.module(), frame);
        int wanted = fromTop;
        for (int i = instruction - 1; i >= 0 && hops > 0; i--) {
            Optional<int[]> effect = effect(stack.module(), code, i);
            if (effect.isEmpty()) {
                return Optional.empty();
            }
            if (wanted < effect.get()[1]) {
                return by(at, stack, i, wanted, hops - 1);
            }
            wanted += effect.get()[0] - effect.get()[1];
        }
        return Optional.empty();
    }

    /** The load behind what an instruction pushed. */
    private Optional<Loaded> by(Point at, Stack stack, int instruction, int result, int hops) {
        StackFrame frame = stack.frames().getFirst();
        Code code = code(stack.module(), frame);
        Opcode opcode = code.opcode(instruction);
        int depth = stack.frames().size();
        if (opcode.accessBytes() > 0) {
            return before(at, frame.functionIndex(), Set.of(instruction), depth).map(load -> {
                StackFrame then =
                        timeline.at(load).stack().orElseThrow().frames().getFirst();
                return new Loaded(load, operand(then, 0) + code.immediate(instruction));
            });
        }
        return switch (opcode) {
            case LOCAL_GET -> local(at, stack, instruction, hops);
            case LOCAL_TEE,
                    I32_WRAP_I64,
                    I64_EXTEND_I32_U,
                    I64_EXTEND_I32_S,
                    I32_REINTERPRET_F32,
                    I64_REINTERPRET_F64,
                    F32_REINTERPRET_I32,
                    F64_REINTERPRET_I64 -> produced(at, stack, instruction, result, hops);
            case I32_AND, I64_AND ->
                isConstant(code, instruction - 1) ? produced(at, stack, instruction, 1, hops) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isConstant(Code code, int instruction) {
        return instruction >= 0
                && (code.opcode(instruction) == Opcode.I32_CONST || code.opcode(instruction) == Opcode.I64_CONST);
    }

    /** What was last put into the local that is read. */
    private Optional<Loaded> local(Point at, Stack stack, int instruction, int hops) {
        StackFrame frame = stack.frames().getFirst();
        Code code = code(stack.module(), frame);
        int local = code.index(instruction);
        Set<Integer> setters = new HashSet<>();
        for (int i = 0; i < code.size(); i++) {
            boolean sets = code.opcode(i) == Opcode.LOCAL_SET || code.opcode(i) == Opcode.LOCAL_TEE;
            if (sets && code.index(i) == local) {
                setters.add(i);
            }
        }
        int depth = stack.frames().size();
        return before(at, frame.functionIndex(), setters, depth).flatMap(set -> {
            Stack then = timeline.at(set).stack().orElseThrow();
            return produced(set, then, then.frames().getFirst().instructionIndex(), 0, hops);
        });
    }

    /** The last time before a point that the frame at hand stood before one of its instructions. */
    private Optional<Point> before(Point at, int function, Set<Integer> instructions, int depth) {
        Point entered = new Travel(timeline).backOut(at);
        Set<Place> places = new HashSet<>();
        instructions.forEach(instruction -> places.add(new Place(function, instruction)));
        return places.isEmpty()
                ? Optional.empty()
                : new Search(timeline)
                        .previousInSlot(
                                entered,
                                at,
                                places,
                                (replay, place) -> replay.run().call().machine().depth() == depth);
    }

    /** Operands popped and pushed by an instruction; empty where code may have come from elsewhere. */
    private static Optional<int[]> effect(WasmModule module, Code code, int i) {
        Opcode opcode = code.opcode(i);
        if (opcode.hasSignature()) {
            return Optional.of(
                    new int[] {opcode.params(true).size(), opcode.results(true).size()});
        }
        return switch (opcode) {
            case NOP -> Optional.of(new int[] {0, 0});
            case LOCAL_GET, GLOBAL_GET -> Optional.of(new int[] {0, 1});
            case LOCAL_SET, GLOBAL_SET, DROP -> Optional.of(new int[] {1, 0});
            case LOCAL_TEE -> Optional.of(new int[] {1, 1});
            case SELECT, SELECT_T -> Optional.of(new int[] {3, 1});
            case CALL -> {
                FuncType type = module.functionType(code.index(i));
                yield Optional.of(
                        new int[] {type.params().size(), type.results().size()});
            }
            default -> Optional.empty();
        };
    }

    private static long operand(StackFrame frame, int fromTop) {
        return frame.operands().get(frame.operands().size() - 1 - fromTop).bits();
    }

    private static Code code(WasmModule module, StackFrame frame) {
        WasmFunction function = module.function(frame.functionIndex());
        if (function == null) {
            throw new IllegalArgumentException("an import has no code");
        }
        return function.code();
    }
}
