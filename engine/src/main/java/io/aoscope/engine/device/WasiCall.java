package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;
import io.aoscope.engine.vm.LinearMemory;
import io.aoscope.engine.wasm.NumType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A WASI call being answered: its arguments, the guest's memory, and the state as changed so far. Pointers and sizes in
 * memory have 8 bytes in a 64-bit memory and 4 in a 32-bit one (F2).
 */
final class WasiCall {
    /** A stretch of the guest's memory. */
    record Span(long address, int length) {}

    private static final int MOST_BUFFERS = 1024;

    /** A buffer that does not lie in memory, or too many of them. */
    static final class OutOfMemory extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ImportCall call;
    private final LinearMemory memory;
    private Message state;

    WasiCall(ImportCall call, LinearMemory memory) {
        this.call = call;
        this.memory = memory;
        this.state = call.state();
    }

    LinearMemory memory() {
        return memory;
    }

    DeviceContext context() {
        return call.context();
    }

    Message state() {
        return state;
    }

    void state(Message changed) {
        state = changed;
    }

    /** An argument as it is: i32 sign-extended. */
    long argument(int index) {
        return index < call.arguments().length ? call.arguments()[index] : 0;
    }

    int number(int index) {
        return (int) argument(index);
    }

    /** An argument as an address or a size: i32 unsigned. */
    long address(int index) {
        boolean narrow =
                index < call.type().params().size() && call.type().params().get(index) == NumType.I32;
        return narrow ? Integer.toUnsignedLong((int) argument(index)) : argument(index);
    }

    int pointerBytes() {
        return memory.is64() ? Long.BYTES : Integer.BYTES;
    }

    long loadPointer(long at) {
        return memory.is64() ? memory.getLong(at) : Integer.toUnsignedLong(memory.getInt(at));
    }

    void storePointer(long at, long value) {
        if (memory.is64()) {
            memory.putLong(at, value);
        } else {
            memory.putInt(at, (int) value);
        }
    }

    /** The buffers that an array of iovecs names; throws where one lies outside of memory. */
    List<Span> buffers(int arrayArgument, int countArgument) {
        List<Span> spans = new ArrayList<>();
        long at = address(arrayArgument);
        if (Long.compareUnsigned(address(countArgument), MOST_BUFFERS) > 0) {
            throw new OutOfMemory();
        }
        for (long left = address(countArgument); left > 0; left--) {
            long start = loadPointer(at);
            long length = loadPointer(at + pointerBytes());
            if (!memory.in(start, length) || length > Integer.MAX_VALUE) {
                throw new OutOfMemory();
            }
            spans.add(new Span(start, (int) length));
            at += 2L * pointerBytes();
        }
        return spans;
    }

    String text(int addressArgument, int lengthArgument) {
        return new String(
                memory.read(address(addressArgument), Math.toIntExact(Math.min(address(lengthArgument), 1 << 16))),
                StandardCharsets.UTF_8);
    }

    Optional<Descriptor> descriptor(int index) {
        return Descriptors.of(state).find(number(index));
    }

    void keep(Descriptor descriptor) {
        state = Descriptors.of(state).with(descriptor).into(state);
    }

    Vfs files() {
        return Vfs.of(state);
    }

    void keep(Vfs files) {
        state = files.into(state);
    }
}
