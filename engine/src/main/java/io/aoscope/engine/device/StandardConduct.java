package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
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
import io.aoscope.engine.wasm.MemoryType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the documentation promises. */
final class StandardConduct implements Conduct {
    @Override
    public MachineLimits limits(MachineLimits wanted) {
        return wanted;
    }

    @Override
    public Limits memory(WasmModule module, Limits declared) {
        return declared;
    }

    @Override
    public void furnish(Instance instance, WamrMemory layout) {}

    @Override
    public Message beforeSlot(Message state, DeviceContext context) {
        return state;
    }

    @Override
    public long visibleBytes(Instance instance, LinearMemory memory) {
        return memory.size();
    }

    @Override
    public String visibleNote(Instance instance) {
        return "";
    }

    @Override
    public int stringChunk() {
        return 1;
    }

    @Override
    public String chunkNote() {
        return "";
    }

    @Override
    public boolean startsAgainInEveryPass() {
        return false;
    }

    @Override
    public long[] arguments(String function, FuncType type, List<Value> parameters) throws Refused {
        if (parameters.size() != type.params().size()) {
            throw new Refused(
                    FailureKind.BAD_ARGUMENTS,
                    function + " takes " + type.params().size() + " parameters (" + type.text() + "), but "
                            + parameters.size() + " were given");
        }
        long[] bits = new long[parameters.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Numbers.bits(
                    "parameter " + (i + 1) + " of " + function, type.params().get(i), parameters.get(i));
        }
        return bits;
    }

    @Override
    public long[] mallocArguments(FuncType type, long bytes) throws Refused {
        if (type.params().size() != 1 || type.results().size() != 1) {
            throw new Refused(
                    FailureKind.MALLOC_FAILED,
                    "the image's malloc has the type " + type.text()
                            + "; it has to take one size and return one pointer");
        }
        return new long[] {bytes};
    }

    @Override
    public boolean crashesBelowMemory() {
        return false;
    }

    @Override
    public int mostResultsOfHandle() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<String> refusal(WasmModule module) {
        return Optional.empty();
    }

    @Override
    public boolean runsImportedStart() {
        return true;
    }

    @Override
    public Optional<Failure> whileStarting(HostCall call, Message state) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> number(ValType type, long bits) {
        return Optional.of(Numbers.value(type, bits));
    }

    @Override
    public long importResult(String where, ValType type, Value value) throws Refused {
        return Numbers.bits(where, type, value);
    }

    @Override
    public Optional<String> reserved(String module, String function) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unusable(Value entry, ImportCall call) {
        return Optional.empty();
    }

    @Override
    public Failure failedImport(ImportCall call, String why) {
        return Failure.of(FailureKind.BAD_ARGUMENTS, why, call.state());
    }

    @Override
    public long[] importResults(FuncType type, long[] values) {
        return values;
    }

    /** I5: the first argument is an index into the first table, the others are the arguments. */
    @Override
    public HostResult invoke(HostCall call, Message state) {
        if (call.arguments().length == 0 || call.caller().tables().isEmpty()) {
            return HostResult.none();
        }
        long[] arguments = Arrays.copyOfRange(call.arguments(), 1, call.arguments().length);
        return new HostResult.CallTable(0, element(call), arguments, false);
    }

    /** The index of the element, unsigned where it is an i32. */
    static long element(HostCall call) {
        long index = call.arguments()[0];
        return call.type().params().getFirst() == NumType.I32 ? Integer.toUnsignedLong((int) index) : index;
    }

    @Override
    public Message recordUndefined(Message state, String prefix, Message call) {
        return UndefinedCalls.recordFirst(state, Paths.join("results", prefix, "undefined-calls"), call);
    }

    @Override
    public ImportAnswer wasi(ImportCall call) {
        return WasiFunctions.call(call);
    }

    @Override
    public Optional<DeviceEvent> differs(HostCall call) {
        return NodeWarnings.wasi(call.module(), call.name(), call.arguments());
    }

    @Override
    public Set<String> wasiFunctions() {
        return WasiFunctions.names();
    }

    /** W8: memory grows to the size of the snapshot first. */
    @Override
    public void restore(Instance instance, LinearMemory memory, byte[] snapshot) {
        long missing = snapshot.length - memory.size();
        if (missing > 0) {
            memory.grow((missing + MemoryType.PAGE_BYTES - 1) / MemoryType.PAGE_BYTES);
        }
        if (memory.in(0, snapshot.length)) {
            memory.write(0, snapshot);
        }
    }

    @Override
    public Optional<Failure> blocked(Message state) {
        return Optional.empty();
    }

    /** R14: the slot counts, its results say what went wrong, everything else is as before. */
    @Override
    public Message afterFailure(Message before, Message done, Failure failure) {
        Message error = Message.of("kind", Binary.of(failure.kind()), "message", Binary.of(failure.message()));
        return before.set("results", Atom.UNSET)
                .set("results", Message.of("error", error))
                .set(done);
    }
}
