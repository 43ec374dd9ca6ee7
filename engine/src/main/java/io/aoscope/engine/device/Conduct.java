package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.NotEncodableException;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.vm.MachineLimits;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Limits;
import io.aoscope.engine.wasm.ValType;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything in which {@link Profile#STANDARD} and {@link Profile#HYPERBEAM} differ. Devices ask this instead of asking
 * which profile it is.
 */
interface Conduct {
    /** What a machine may use. */
    MachineLimits limits(MachineLimits wanted);

    /** The limits that a memory of an image gets for those it declares. */
    Limits memory(WasmModule module, Limits declared);

    /** Puts into the memory of a new instance what the engine puts there besides the image. */
    void furnish(Instance instance, WamrMemory layout);

    /**
     * What a process is in before its next slot: what it was after the one before, or what a node restores of it.
     *
     * @param state after the slot before
     * @throws NotEncodableException where the node keeps a state that it cannot read again
     */
    Message beforeSlot(Message state, DeviceContext context);

    /** Bytes of memory that the node can read and write. */
    long visibleBytes(Instance instance, LinearMemory memory);

    /** Why {@link #visibleBytes} is less than the image itself can use; empty where it is not. */
    String visibleNote(Instance instance);

    /** How many bytes at a time a string is read; a piece that crosses the end of memory cannot be read. */
    int stringChunk();

    /** What {@link #stringChunk} means for a string at the end of memory; empty where it means nothing. */
    String chunkNote();

    /** Whether {@code init} starts another image in every pass, leaving the one before it behind. */
    boolean startsAgainInEveryPass();

    /**
     * The numbers of a message as the raw bits of a function's parameters.
     *
     * @param parameters integers and floats
     */
    long[] arguments(String function, FuncType type, List<Value> parameters) throws Refused;

    /** What malloc is called with, or why it cannot be called for so many bytes. */
    long[] mallocArguments(FuncType type, long bytes) throws Refused;

    /** Whether a negative pointer of the image takes the node down. */
    boolean crashesBelowMemory();

    /** How many results handle may have. */
    int mostResultsOfHandle();

    /** Why a valid module cannot be started; empty where it can. */
    Optional<String> refusal(WasmModule module);

    /** Whether a start function runs that is itself an import. */
    boolean runsImportedStart();

    /** What becomes of an import that is called while the image is being started; empty where it is answered. */
    Optional<Failure> whileStarting(HostCall call, Message state);

    /** A number of the guest as the node sees it; empty where the node cannot read it and waits for ever. */
    Optional<Value> number(ValType type, long bits);

    /** What a device answers for an import, as raw bits. */
    long importResult(String where, ValType type, Value value) throws Refused;

    /** Why an import without a device of its own is not answered by the stub; empty where it is. */
    Optional<String> reserved(String module, String function);

    /** Why what stands under stdlib for the module of an import cannot answer it, nor leaves it to the stub. */
    Optional<String> unusable(Value entry, ImportCall call);

    /** What becomes of an import that fails on the node's side. */
    Failure failedImport(ImportCall call, String why);

    /** What an import returns, as it arrives at the guest. */
    long[] importResults(FuncType type, long[] values);

    /** An import whose name begins with {@code invoke}: calls an element of the guest's table. */
    HostResult invoke(HostCall call, Message state);

    /** The state with a note of a call that nobody answers. */
    Message recordUndefined(Message state, String prefix, Message call);

    /** The function of {@code wasi_snapshot_preview1} by its name. */
    ImportAnswer wasi(ImportCall call);

    /** What will surprise on a node that does otherwise with this call; empty where the profile itself does so. */
    Optional<DeviceEvent> differs(HostCall call);

    /** The names that {@link #wasi} knows. */
    Set<String> wasiFunctions();

    /** Puts a snapshot of linear memory into a fresh instance. */
    void restore(Instance instance, LinearMemory memory, byte[] snapshot);

    /** Why no slot can run on this state, if so. */
    Optional<Failure> blocked(Message state);

    /**
     * What a failed slot leaves.
     *
     * @param before the state before the slot
     * @param done the keys that a slot sets when it succeeds
     */
    Message afterFailure(Message before, Message done, Failure failure);
}
