package io.aoscope.engine.device;

import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What HyperBEAM was observed to do. */
final class HyperbeamConduct implements Conduct {
    private static final int OPERAND_STACK_BYTES = 65_536;
    private static final String FAILED = "failed-slot";

    /** W12: the operand stack of 64 KiB of semantics 10.1. */
    @Override
    public MachineLimits limits(MachineLimits wanted) {
        return wanted.withOperandStackBytes(OPERAND_STACK_BYTES);
    }

    @Override
    public Limits memory(WasmModule module, Limits declared) {
        return WamrMemory.of(module).limits(declared);
    }

    /** Semantics 10.4: without memory.size and memory.grow the engine folds the memory into one page. */
    @Override
    public long visibleBytes(Instance instance, LinearMemory memory) {
        return folded(instance) ? Math.min(WamrMemory.FOLDED_BYTES, memory.size()) : memory.size();
    }

    @Override
    public Message beforeSlot(Message state, EventSink events) {
        RunningImage.all(state).forEach(image -> NodeSnapshot.restart(image, this, events));
        Message cached = CachedForm.of(state);
        return state.at(Key.of("priv")).map(kept -> cached.put("priv", kept)).orElse(cached);
    }

    @Override
    public String visibleNote(Instance instance) {
        return folded(instance)
                ? " for the node: the image has no memory.size or memory.grow instruction, so HyperBEAM sees only its"
                        + " first 65536 bytes"
                : "";
    }

    @Override
    public int stringChunk() {
        return Long.BYTES;
    }

    @Override
    public String chunkNote() {
        return " (HyperBEAM reads 8 bytes at a time, so the zero may not be among the last 7 bytes of memory)";
    }

    private static boolean folded(Instance instance) {
        return WamrMemory.of(instance.module()).folded();
    }

    @Override
    public boolean startsAgainInEveryPass() {
        return true;
    }

    /** Semantics 10.2: nothing is converted, extra arguments are ignored, none at all crash the node. */
    @Override
    public long[] arguments(String function, FuncType type, List<Value> parameters) throws Refused {
        if (parameters.isEmpty() && !type.params().isEmpty()) {
            throw new Refused(
                    FailureKind.WOULD_CRASH,
                    function + " takes " + type.params().size()
                            + " parameters and was given none: HyperBEAM's whole node"
                            + " would crash here. Give parameters");
        }
        long[] bits = new long[type.params().size()];
        for (int i = 0; i < Math.min(bits.length, parameters.size()); i++) {
            bits[i] = reinterpreted(type.params().get(i), parameters.get(i));
        }
        return bits;
    }

    /** The bits as they are, of whatever type; an integer beyond signed 32 bits is not decoded and arrives as 0. */
    private static long reinterpreted(ValType type, Value value) {
        return switch (value) {
            case IntegerValue integer -> integer.fitsInt() ? integer.low() : 0;
            case FloatValue number
            when type == NumType.F32 -> Integer.toUnsignedLong(Float.floatToRawIntBits((float) number.number()));
            default -> Double.doubleToRawLongBits(Numbers.floating(value));
        };
    }

    /** Semantics 10.1: nobody listens for imports before the image is there. */
    @Override
    public Optional<Failure> whileStarting(HostCall call, Message state) {
        return Optional.of(Failure.of(
                FailureKind.WOULD_HANG,
                "HyperBEAM would hang here for ever: the image calls " + call.module() + "." + call.name()
                        + " while it is being started, and no import is answered then. Call it from handle",
                state));
    }

    /** Semantics 10.3: results are stored as 32-bit integers, floats arrive as 0. */
    @Override
    public long[] importResults(FuncType type, long[] values) {
        return IntStream.range(0, values.length)
                .mapToLong(i -> isFloat(type.results().get(i)) ? 0 : (int) values[i])
                .toArray();
    }

    private static boolean isFloat(ValType type) {
        return type == NumType.F32 || type == NumType.F64;
    }

    @Override
    public HostResult invoke(HostCall call) {
        return HyperbeamInvoke.call(call);
    }

    /** Semantics 9.5: under a root key named {@code state}, kept over slots. */
    @Override
    public Message recordUndefined(Message state, String prefix, Message call) {
        return UndefinedCalls.recordNewest(state, Paths.join("state/results", prefix, "undefined-calls"), call);
    }

    @Override
    public ImportAnswer wasi(ImportCall call) {
        return HyperbeamWasi.call(call);
    }

    @Override
    public Optional<DeviceEvent> differs(HostCall call) {
        return Optional.empty();
    }

    @Override
    public Set<String> wasiFunctions() {
        return HyperbeamWasi.NAMES;
    }

    /** Semantics 9.7: a snapshot larger than the fresh memory is not restored, and nobody is told. */
    @Override
    public void restore(Instance instance, LinearMemory memory, byte[] snapshot) {
        if (snapshot.length <= visibleBytes(instance, memory)) {
            memory.write(0, snapshot);
        }
    }

    /** R15: a failed slot is retried before anything later, so one bad message blocks the process. */
    @Override
    public Optional<Failure> blocked(Message state) {
        return state.live(FAILED, Failure.class)
                .map(first -> Failure.of(
                        FailureKind.BLOCKED,
                        "slot " + (ProcessDevice.atSlot(state) + 1)
                                + " failed, and HyperBEAM runs it again before any later slot, so the process is"
                                + " stuck: "
                                + first.message(),
                        state));
    }

    @Override
    public Message afterFailure(Message before, Message done, Failure failure) {
        return failure.is(FailureKind.BLOCKED) ? before : before.withLive(FAILED, failure);
    }
}
