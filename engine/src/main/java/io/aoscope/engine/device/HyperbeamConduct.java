package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import java.util.Optional;
import java.util.stream.IntStream;

/** What HyperBEAM was observed to do. */
final class HyperbeamConduct implements Conduct {
    private static final long FOLDED_BYTES = 65_536;
    private static final String FAILED = "failed-slot";

    /** Semantics 10.4: without memory.size and memory.grow the engine folds the memory into one page. */
    @Override
    public long visibleBytes(Instance instance, LinearMemory memory) {
        return folded(instance) ? Math.min(FOLDED_BYTES, memory.size()) : memory.size();
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
        return instance.module().functions().stream().noneMatch(HyperbeamConduct::usesMemorySize);
    }

    private static boolean usesMemorySize(WasmFunction function) {
        Code code = function.code();
        return IntStream.range(0, code.size())
                .mapToObj(code::opcode)
                .anyMatch(opcode -> opcode == Opcode.MEMORY_SIZE || opcode == Opcode.MEMORY_GROW);
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
        return before.withLive(FAILED, failure);
    }
}
