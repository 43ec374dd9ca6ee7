package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Asked.Kind;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.expression.Result.Whole;
import io.aoscope.engine.debug.expression.Scope;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.FrameSlots;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.OperandTypes;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmFunction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a condition sees of a slot that stands before an instruction, without a picture of everything being made. */
final class LiveScope implements Scope {
    private final Map<CodePosition, List<@Nullable ValType>> operandTypes = new HashMap<>();
    private @Nullable SlotRun standing;
    private LongSupplier inDevice = () -> 0;

    /** The same for another slot or another moment. */
    LiveScope at(SlotReplay now) {
        return at(now.run(), now::inDevice);
    }

    /** @param executed instructions that the device at hand has executed in the pass */
    LiveScope at(SlotRun run, LongSupplier executed) {
        standing = run;
        inDevice = executed;
        return this;
    }

    @Override
    public Optional<Result> local(String name) {
        return slots().flatMap(slots -> {
            FunctionHandle function = slots.function(0);
            int count = slots.locals(0);
            return Names.index(name, Names.locals(function.instance().module(), function.index(), count), count)
                    .map(index -> MomentScope.value(new TypedValue(type(function, index), slots.local(0, index))));
        });
    }

    @Override
    public Optional<Result> operand(int fromTop) {
        return slots().flatMap(slots -> {
            int index = slots.operands(0) - 1 - fromTop;
            if (fromTop < 0 || index < 0) {
                return Optional.empty();
            }
            FunctionHandle function = slots.function(0);
            CodePosition position =
                    new CodePosition(function.instance(), function.index(), Math.max(slots.instruction(0), 0));
            List<@Nullable ValType> types = operandTypes.computeIfAbsent(
                    position,
                    at -> OperandTypes.at(at.instance().module(), at.functionIndex(), at.instructionIndex())
                            .operands());
            return Optional.of(MomentScope.value(new TypedValue(types.get(index), slots.operand(0, index))));
        });
    }

    @Override
    public Optional<Result> global(String name) {
        return instance()
                .flatMap(instance -> Names.index(
                                name,
                                Names.globals(instance.module()),
                                instance.globals().size())
                        .map(index ->
                                MomentScope.value(instance.globals().get(index).value())));
    }

    @Override
    public Optional<Result> word(String name) {
        SlotRun now = run();
        return switch (name) {
            case "pages" -> now.memory().map(memory -> new Whole(memory.pages()));
            case "slot" -> Optional.of(new Whole(now.slot()));
            case "pass" -> Optional.of(new Whole(now.pass()));
            case "instruction" -> slots().map(slots -> new Whole(inDevice.getAsLong()));
            case "depth" -> slots().map(slots -> new Whole(slots.depth()));
            case "function" -> slots().map(slots -> new Whole(slots.function(0).index()));
            case "offset" -> slots().flatMap(LiveScope::offset);
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> there(Kind kind) {
        return switch (kind) {
            case LOCAL ->
                slots().map(slots -> Names.shownLocals(
                        slots.function(0).instance().module(), slots.function(0).index(), slots.locals(0)));
            case OPERAND -> slots().map(slots -> Names.shownOperands(slots.operands(0)));
            case GLOBAL ->
                instance()
                        .map(instance -> Names.shownGlobals(
                                instance.module(), instance.globals().size()));
        };
    }

    @Override
    public byte[] memory(long address, int length) {
        byte[] bytes = new byte[length];
        int read = run().memory()
                .map(memory -> memory.read(address, bytes, 0, length))
                .orElse(0);
        return Arrays.copyOf(bytes, read);
    }

    private static Optional<Result> offset(FrameSlots slots) {
        FunctionHandle function = slots.function(0);
        WasmFunction source = function.instance().module().function(function.index());
        int instruction = slots.instruction(0);
        return source == null || instruction < 0
                ? Optional.empty()
                : Optional.of(new Whole(source.code().offset(instruction)));
    }

    private static ValType type(FunctionHandle function, int local) {
        List<ValType> params = function.type().params();
        if (local < params.size()) {
            return params.get(local);
        }
        WasmFunction source = function.instance().module().function(function.index());
        if (source == null) {
            throw new IllegalArgumentException("an import has no locals");
        }
        return source.code().locals().get(local - params.size());
    }

    private Optional<FrameSlots> slots() {
        SlotRun run = run();
        return run.calling() && !run.call().machine().idle()
                ? Optional.of(run.call().machine().slots())
                : Optional.empty();
    }

    private Optional<Instance> instance() {
        List<Instance> instances = run().instances();
        return instances.isEmpty() ? Optional.empty() : Optional.of(instances.getLast());
    }

    private SlotRun run() {
        if (standing == null) {
            throw new IllegalStateException("nothing to see yet");
        }
        return standing;
    }
}
