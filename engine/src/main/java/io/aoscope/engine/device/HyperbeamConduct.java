package io.aoscope.engine.device;

import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Codec;
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

    /** W12: the operand stack of 64 KiB of semantics 10.1. */
    @Override
    public MachineLimits limits(MachineLimits wanted) {
        return wanted.withOperandStackBytes(OPERAND_STACK_BYTES);
    }

    @Override
    public Optional<String> refusal(WasmModule module) {
        return WamrFeatures.refusal(module);
    }

    @Override
    public Limits memory(WasmModule module, Limits declared) {
        return WamrMemory.of(module).limits();
    }

    /** Semantics 10.4: the heap is ordinary memory to the guest. */
    @Override
    public void furnish(Instance instance, WamrMemory layout) {
        layout.heap().ifPresent(heap -> instance.memories().getFirst().hostHeap(heap));
    }

    /** Semantics 10.4: without memory.size and memory.grow the engine folds the memory into one page. */
    @Override
    public long visibleBytes(Instance instance, LinearMemory memory) {
        return folded(instance) ? Math.min(WamrMemory.FOLDED_BYTES, memory.size()) : memory.size();
    }

    @Override
    public Message beforeSlot(Message state, DeviceContext context) {
        // Edge decodes a value of the cache when it is looked at, main all of them at once.
        Message cached = context.edge() ? CachedForm.untouched(state, Codec.EDGE) : CachedForm.of(state, Codec.MAIN);
        RunningImage.all(state).forEach(image -> NodeSnapshot.restart(image, this, context.events()));
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

    @Override
    public long[] arguments(String function, FuncType type, List<Value> parameters) throws Refused {
        return HyperbeamNumbers.arguments(function, type, parameters);
    }

    /** Observed: parameters are passed as to any other function, and one integer has to come back. */
    @Override
    public long[] mallocArguments(FuncType type, long bytes) throws Refused {
        if (type.results().size() != 1
                || type.results().getFirst() != NumType.I64 && type.results().getFirst() != NumType.I32) {
            throw new Refused(
                    FailureKind.MALLOC_FAILED,
                    "the image's malloc has the type " + type.text() + "; it has to return one pointer");
        }
        return HyperbeamNumbers.arguments("malloc", type, List.of(Value.of(bytes)));
    }

    /** Semantics 10.4: only the end of memory is checked. */
    @Override
    public boolean crashesBelowMemory() {
        return true;
    }

    /** Observed: a list of two is taken for the pointer itself. */
    @Override
    public int mostResultsOfHandle() {
        return 1;
    }

    @Override
    public Optional<Value> number(ValType type, long bits) {
        return HyperbeamNumbers.ofImage(type, bits);
    }

    /** Semantics 10.1, observed: the engine passes over it. */
    @Override
    public boolean runsImportedStart() {
        return false;
    }

    /** Semantics 10.1, observed: no import is linked yet, so WAMR refuses the image. */
    @Override
    public Optional<Failure> whileStarting(HostCall call, Message state) {
        return Optional.of(Failure.of(
                FailureKind.IMAGE_NOT_LOADABLE,
                "HyperBEAM refuses the image (Failed to create WASM instance): it calls " + call.module() + "."
                        + call.name() + " while it is being started, when no import is linked. Call it from handle",
                state));
    }

    @Override
    public long importResult(String where, ValType type, Value value) {
        return HyperbeamNumbers.result(type, value);
    }

    @Override
    public long[] importResults(FuncType type, long[] values) {
        return IntStream.range(0, values.length)
                .mapToLong(i -> HyperbeamNumbers.result(type.results().get(i), values[i]))
                .toArray();
    }

    @Override
    public Optional<String> reserved(String module, String function) {
        return HyperbeamNumbers.reserved(module, function);
    }

    /** Observed: the node resolves the function on whatever stands there, and fails on what it finds. */
    @Override
    public Optional<String> unusable(Value entry, ImportCall call) {
        String place = "stdlib/" + call.module();
        if (!(entry instanceof Message message)) {
            return Optional.of(place + " is no message");
        }
        Optional<String> device = message.text("device");
        if (device.isPresent()) {
            return device.filter(name -> !call.context().devices().loadable(name))
                    .map(name -> place + " names the device " + name + ", which the node cannot load");
        }
        return message.has(call.name())
                ? Optional.of(place + "/" + call.name() + " is a value, and no answer of a function")
                : Optional.empty();
    }

    /** Semantics 10.3: an import that fails is never answered. */
    @Override
    public Failure failedImport(ImportCall call, String why) {
        return HyperbeamWasi.hanging(call, why);
    }

    @Override
    public HostResult invoke(HostCall call, Message state) {
        return HyperbeamInvoke.call(call, state);
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
        return ProcessDevice.stuckAt(state)
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
        return failure.is(FailureKind.BLOCKED) ? before : ProcessDevice.stuckAt(before, Optional.of(failure));
    }
}
